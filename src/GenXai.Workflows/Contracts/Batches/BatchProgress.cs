namespace GenXai.Workflows.Contracts.Batches;

/// <summary>Where a batch or a part stands, carried from one generation to the next.</summary>
/// <param name="Children">
/// A letter for each child that was started: <c>r</c> at work, <c>w</c> waits for people, <c>c</c> completed, <c>f</c> failed, <c>t</c> terminated.
/// </param>
/// <param name="Counts">The items counted so far (of a batch: by the parts that have ended).</param>
/// <param name="Error">Why a part failed as a whole; null while none did.</param>
/// <param name="Cancelled">Why the batch was cancelled; null when it was not.</param>
public sealed record BatchProgress(string Children, BatchCounts Counts, string? Error = null, string? Cancelled = null)
{
    /// <summary>Nothing was started.</summary>
    public static BatchProgress None { get; } = new("", BatchCounts.None);
}
