namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The input of <c>batch_callback</c>.</summary>
/// <param name="Callback">Where to, and what signs it.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
public sealed record BatchCallbackRequest(BatchCallback Callback, BatchOutput Body, int Attempt);
