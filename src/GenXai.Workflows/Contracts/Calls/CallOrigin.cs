using System.Text.Json.Serialization;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>Where a call comes from.</summary>
/// <param name="Key">The idempotency key, <c>{runId}/{epoch}/{path}/{pass}/{call}</c>, with <c>.2</c> and so on after an error that was received.</param>
/// <param name="RunId">The run (a sub-run has its own).</param>
/// <param name="Definition">The hash of the bundle.</param>
/// <param name="Workflow">The key of the workflow in the bundle.</param>
/// <param name="Node">The node's id.</param>
/// <param name="Path">The node's path from the root run, with element and sub-workflows.</param>
public sealed record CallOrigin(string Key, string RunId, string Definition, string Workflow, string Node, string Path)
{
    /// <summary>The root run, whose payloads the call reads and writes.</summary>
    [JsonIgnore]
    public string RootId => Key[..Math.Max(0, Key.IndexOf('/', StringComparison.Ordinal))];
}
