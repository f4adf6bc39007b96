namespace GenXai.Workflows.Batches;

/// <summary>The batch itself cannot go on: an activity failed however often it was repeated.</summary>
internal sealed class BatchFailedException(string message) : Exception(message);
