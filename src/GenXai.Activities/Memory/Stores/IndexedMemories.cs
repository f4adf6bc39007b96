using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using GenXai.Activities.Memory.Records;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory.Stores;

/// <summary>
/// Memories that are searched in memory, and kept elsewhere by those who derive: all reads look first for what was
/// changed, by this process or another.
/// </summary>
public abstract class IndexedMemories : VectorStoreCollection<string, MemoryRecord>
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly MemoryIndex _index = new();

    /// <inheritdoc />
    public override string Name => "memories";

    /// <inheritdoc />
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => Task.FromResult(true);

    /// <inheritdoc />
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) =>
        WithIndexAsync(static _ => true, cancellationToken);

    /// <inheritdoc />
    public override async Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default)
    {
        var ids = await WithIndexAsync(static index => index.All.Select(record => record.Id).ToList(), cancellationToken);
        await DeleteAsync(ids, cancellationToken);
    }

    /// <inheritdoc />
    public override Task<MemoryRecord?> GetAsync(string key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) =>
        WithIndexAsync(index => index.Find(key), cancellationToken);

    /// <inheritdoc />
    public override async IAsyncEnumerable<MemoryRecord> GetAsync(
        Expression<Func<MemoryRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<MemoryRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var fits = filter.Compile();
        var skip = options?.Skip ?? 0;
        var found = await WithIndexAsync(
            index => index.All.Where(fits)
                .OrderByDescending(static record => record.At)
                .ThenBy(static record => record.Id, StringComparer.Ordinal)
                .Skip(skip)
                .Take(top)
                .ToList(),
            cancellationToken);
        foreach (var record in found)
        {
            yield return record;
        }
    }

    /// <inheritdoc />
    public override Task DeleteAsync(string key, CancellationToken cancellationToken = default) => DeleteAsync([key], cancellationToken);

    /// <inheritdoc />
    public override Task DeleteAsync(IEnumerable<string> keys, CancellationToken cancellationToken = default) =>
        ChangeAsync([], [.. keys], cancellationToken);

    /// <inheritdoc />
    public override Task UpsertAsync(MemoryRecord record, CancellationToken cancellationToken = default) => UpsertAsync([record], cancellationToken);

    /// <inheritdoc />
    public override Task UpsertAsync(IEnumerable<MemoryRecord> records, CancellationToken cancellationToken = default) =>
        ChangeAsync([.. records], [], cancellationToken);

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">What is searched for is no vector: embed the text first.</exception>
    public override async IAsyncEnumerable<VectorSearchResult<MemoryRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<MemoryRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var vector = searchValue switch
        {
            ReadOnlyMemory<float> memory => memory,
            float[] array => array,
            _ => throw new NotSupportedException($"memories are searched by a vector of floats, not by {typeof(TInput).Name}: embed it first"),
        };
        var filter = options?.Filter?.Compile();
        var found = await WithIndexAsync(
            index => index.Search(vector.Span, top, options?.Skip ?? 0, filter, options?.ScoreThreshold), cancellationToken);
        foreach (var result in found)
        {
            yield return result;
        }
    }

    /// <inheritdoc />
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Brings the index up to date with what is kept.</summary>
    /// <param name="put">Takes a memory that is new or was changed.</param>
    /// <param name="remove">Takes the id of one that is gone.</param>
    /// <param name="clear">Empties the index, for a new start.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    protected abstract Task RefreshAsync(Action<MemoryRecord> put, Action<string> remove, Action clear, CancellationToken cancellationToken);

    /// <summary>Keeps and deletes memories, all or none.</summary>
    /// <param name="records">What to keep; one of the same id is replaced.</param>
    /// <param name="ids">What to delete; unknown ids are none.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    protected abstract Task WriteAsync(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gate.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Keeps and deletes memories in one step: a move is not seen half.</summary>
    /// <param name="records">What to keep.</param>
    /// <param name="ids">What to delete.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public async Task ChangeAsync(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (records.Count > 0 || ids.Count > 0)
        {
            await WriteAsync(records, ids, cancellationToken);
        }
    }

    private async Task<T> WithIndexAsync<T>(Func<MemoryIndex, T> read, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await RefreshAsync(_index.Put, _index.Remove, _index.Clear, cancellationToken);
            return read(_index);
        }
        finally
        {
            _gate.Release();
        }
    }
}
