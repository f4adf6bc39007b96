using System.Text;
using Azure.Data.Tables;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Azure.Runs;

/// <summary>
/// Which runs there are. A start is written down first, then the id is taken (insert if absent), then the run is
/// listed, then it is put to the durable runtime; whatever stops in between is seen through by the sweeper.
/// </summary>
public sealed class RunIndex
{
    // By then the answer has reached the run and stands in its log, or it was never sent.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    private readonly TableStore _table;
    private readonly BlobStore _texts;
    private readonly ChunkedText _chunks;
    private readonly ISealer _sealer;

    internal RunIndex(TableStore table, BlobStore texts, ISealer sealer)
    {
        _sealer = sealer;
        _table = table;
        _texts = texts;
        _chunks = new ChunkedText(texts);
    }

    /// <summary>Takes an id for a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="input">Its input, kept until it is purged.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The start to be seen through; null when the id is in use, and nothing was changed.</returns>
    public async Task<PendingStart?> TakeAsync(RunRecord run, string? input, CancellationToken cancellationToken = default)
    {
        var attempt = Guid.NewGuid().ToString("N");
        var pending = new PendingStart($"{run.Id}~{attempt}", run.Id);
        var row = RunRows.Write(run.Id, RunKeys.Run, Seal(run));
        row["HasInput"] = input is not null;
        await _chunks.WriteAsync(row, _sealer.Seal(Encoding.UTF8.GetBytes(input ?? ""), InputOf(run.Id)), $"{run.Id}/start/{attempt}", cancellationToken);
        await _table.InsertAsync(
            new TableEntity(RunKeys.Pending, pending.Key) { ["RunId"] = run.Id, ["CreatedAt"] = run.CreatedAt }, cancellationToken);
        if (!await _table.InsertAsync(row, cancellationToken))
        {
            await _texts.DeleteAsync($"{run.Id}/start/{attempt}", cancellationToken);
            await ForgetAsync(pending, cancellationToken);
            return null;
        }

        await ListAsync(run, cancellationToken);
        return pending;
    }

    /// <summary>Lists a run that was taken; doing it again changes nothing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ListAsync(RunRecord run, CancellationToken cancellationToken = default)
    {
        var key = RunKeys.Listed(run.CreatedAt, run.Id);
        var row = Seal(run);
        await _table.InsertAsync(RunRows.Write(RunKeys.Day(run.CreatedAt), key, row), cancellationToken);
        await _table.InsertAsync(RunRows.Write(RunKeys.Tree(run.RootId), key, row), cancellationToken);
    }

    /// <summary>Ends a start: it was seen through, or came to nothing.</summary>
    /// <param name="start">The start.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ForgetAsync(PendingStart start, CancellationToken cancellationToken = default) =>
        _table.DeleteAsync(RunKeys.Pending, start.Key, cancellationToken);

    /// <summary>Starts that were written down before a time and not seen through.</summary>
    /// <param name="before">The time, UTC.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<IReadOnlyList<PendingStart>> PendingAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        var found = new List<PendingStart>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {RunKeys.Pending} and CreatedAt lt {before}");
        await foreach (var row in _table.QueryAsync(filter, 1000, cancellationToken))
        {
            found.Add(new PendingStart(row.RowKey, row.GetString("RunId")));
        }

        return found;
    }

    /// <summary>Reads a run.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken = default) =>
        await _table.FindAsync(runId, RunKeys.Run, cancellationToken) is { } row ? Open(RunRows.Read(row)) : null;

    /// <summary>Reads the input that a run was taken with.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when it has none, or there is no such run.</returns>
    public async Task<string?> InputAsync(string runId, CancellationToken cancellationToken = default)
    {
        var row = await _table.FindAsync(runId, RunKeys.Run, cancellationToken);
        return row?.GetBoolean("HasInput") == true
            ? Encoding.UTF8.GetString(_sealer.Open((await _chunks.ReadAsync(row, cancellationToken)).Span, InputOf(runId)))
            : null;
    }

    /// <summary>Notes how a run ended, so that lists of what is at work need not ask again.</summary>
    /// <param name="run">The run.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EndAsync(RunRecord run, OrchestrationStatus status, CancellationToken cancellationToken = default) =>
        NoteAsync(run, (int)status, cancellationToken);

    /// <summary>Notes that an ended run is at work again.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ReopenAsync(RunRecord run, CancellationToken cancellationToken = default) =>
        NoteAsync(run, RunRows.NotEnded, cancellationToken);

    /// <summary>Lists runs, newest first.</summary>
    /// <param name="query">Which; what statuses it names is filtered only as far as ended ones are known.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Each run with the continuation that begins after it.</returns>
    /// <exception cref="ArgumentException">The continuation is bad.</exception>
    public async IAsyncEnumerable<(RunRecord Run, string Continuation)> ListAsync(
        OrchestrationQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = RunFilter.Of(query);
        await foreach (var row in _table.QueryAsync(filter, Math.Min(query.PageSize, 1000), cancellationToken))
        {
            yield return (Open(RunRows.Read(row)), RunFilter.Continuation(row));
        }
    }

    /// <summary>Takes the right to answer a question: an insert that only the first caller of all instances of the app makes.</summary>
    /// <param name="runId">The run that asks.</param>
    /// <param name="question">The question's number in its log.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when another has it. Who took it and died before the answer was sent loses it after a minute.</returns>
    public async Task<bool> TakeAnswerAsync(string runId, long question, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var row = new TableEntity(runId, RunKeys.Answer(question)) { ["At"] = now };
        if (await _table.InsertAsync(row, cancellationToken))
        {
            return true;
        }

        // The question is still open, or nobody would ask: sent twice, the run takes the first.
        return await _table.FindAsync(runId, row.RowKey, cancellationToken) is { } taken
            && taken.GetDateTimeOffset("At") < now - Abandoned
            && await _table.ReplaceAsync(row, taken.ETag, cancellationToken);
    }

    /// <summary>Gives the right to answer back: the answer was not sent.</summary>
    /// <param name="runId">The run that asks.</param>
    /// <param name="question">The question's number in its log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task ReturnAnswerAsync(string runId, long question, CancellationToken cancellationToken = default) =>
        _table.DeleteAsync(runId, RunKeys.Answer(question), cancellationToken);

    /// <summary>Deletes what is known of a run; its place in the tree last, so that a purge that was cut short finds it again.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DeleteAsync(RunRecord run, CancellationToken cancellationToken = default)
    {
        var key = RunKeys.Listed(run.CreatedAt, run.Id);
        await _texts.DeleteAsync(run.Id + "/", cancellationToken);
        await _table.DeleteAsync(RunKeys.Day(run.CreatedAt), key, cancellationToken);
        await _table.DeleteAsync(run.Id, cancellationToken);
        await _table.DeleteAsync(RunKeys.Tree(run.RootId), key, cancellationToken);
    }

    private async Task NoteAsync(RunRecord run, int ended, CancellationToken cancellationToken)
    {
        var key = RunKeys.Listed(run.CreatedAt, run.Id);
        (string Partition, string Key)[] rows = [(RunKeys.Day(run.CreatedAt), key), (RunKeys.Tree(run.RootId), key), (run.Id, RunKeys.Run)];
        foreach (var row in rows)
        {
            await _table.MergeAsync(
                new TableEntity(row.Partition, row.Key) { [RunRows.EndedField] = ended }, cancellationToken);
        }
    }

    private static SealScope InputOf(string runId) => new(runId, "start");

    private RunRecord Seal(RunRecord run) => run with { Metadata = _sealer.Seal(run.Metadata, new SealScope(run.Id, "metadata")) };

    private RunRecord Open(RunRecord run) => run with { Metadata = _sealer.Open(run.Metadata, new SealScope(run.Id, "metadata")) };
}
