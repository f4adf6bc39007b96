using GenXai.Activities.Memory.Records;

namespace GenXai.Activities.Memory.Stores;

/// <summary>Memories that end with the process: for workflow tests.</summary>
public sealed class ProcessMemories : IndexedMemories
{
    private readonly Lock _gate = new();
    private readonly List<(MemoryRecord? Record, string Id)> _changes = [];

    /// <inheritdoc />
    protected override Task RefreshAsync(Action<MemoryRecord> put, Action<string> remove, Action clear, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (record, id) in _changes)
            {
                if (record is null)
                {
                    remove(id);
                }
                else
                {
                    put(record);
                }
            }

            _changes.Clear();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task WriteAsync(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _changes.AddRange(records.Select(record => ((MemoryRecord?)record, record.Id)));
            _changes.AddRange(ids.Select(id => ((MemoryRecord?)null, id)));
        }

        return Task.CompletedTask;
    }
}
