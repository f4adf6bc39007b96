namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The input of <c>batch_start</c>. Starting the same child twice starts one.</summary>
/// <param name="Batch">The batch, without its callback and progress.</param>
/// <param name="Part">The part whose runs are started; null: parts are.</param>
/// <param name="From">The first child's number: of parts in the batch, of runs in the part.</param>
/// <param name="Count">How many children.</param>
public sealed record BatchStartRequest(BatchInput Batch, int? Part, int From, int Count);
