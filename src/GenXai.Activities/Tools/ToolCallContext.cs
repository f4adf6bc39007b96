namespace GenXai.Activities.Tools;

/// <summary>Where a tool call comes from.</summary>
/// <param name="IdempotencyKey">The same whenever this very call is made again without an answer having been received: pass it on to services.</param>
/// <param name="RunId">The run.</param>
/// <param name="Workflow">The key of the workflow in the bundle.</param>
/// <param name="Node">The node's id.</param>
/// <param name="Path">The node's path from the root run.</param>
public sealed record ToolCallContext(string IdempotencyKey, string RunId, string Workflow, string Node, string Path);
