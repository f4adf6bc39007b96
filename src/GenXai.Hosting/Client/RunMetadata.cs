namespace GenXai.Hosting.Client;

/// <summary>What is noted on a run's instance at its start, for lists.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Definition">The bundle's hash.</param>
/// <param name="WorkflowKey">The workflow's key in the bundle.</param>
/// <param name="Request">The hash of the request that started it under an idempotency key; null without a key.</param>
internal sealed record RunMetadata(string Workflow, string Definition, string WorkflowKey, string? Request = null);
