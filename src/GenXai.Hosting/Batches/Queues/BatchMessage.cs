namespace GenXai.Hosting.Batches.Queues;

/// <summary>A message of a queue that asks for a batch.</summary>
/// <param name="Id">The message's id in its queue: a message seen twice has the same.</param>
/// <param name="Body">What stands in it.</param>
/// <param name="Deliveries">How often it has been given out, from 1.</param>
/// <param name="Receipt">What the queue needs to take it away.</param>
public sealed record BatchMessage(string Id, string Body, long Deliveries, string Receipt = "");
