namespace GenXai.Workflows.Contracts.Log;

/// <summary>
/// One entry of a run's event log, the truth of the run: state, versions, checkpoints and results are folds of it
/// (product.md, section 11). On the wire:
/// <c>{"v":1,"seq":12,"at":"…Z","type":"node.completed","path":"a[3]","pass":1,"data":{}}</c>.
/// </summary>
/// <param name="Seq">The number of the entry in its run: dense, from 1.</param>
/// <param name="At">When, UTC, by the orchestration's clock.</param>
/// <param name="Path">The node that it is about, with the element or pass where there is one; null: the run.</param>
/// <param name="Pass">Which execution of the node in the run, from 1; null where it makes no sense.</param>
/// <param name="Data">What happened; its class decides the entry's type.</param>
public sealed record LogEntry(long Seq, DateTimeOffset At, string? Path, int? Pass, LogData Data)
{
    /// <summary>The version of the format.</summary>
    public const int Version = 1;
}
