using System.Text.Json;

namespace GenXai.Workflows.Definitions;

/// <summary>What starts runs of the workflow by itself.</summary>
/// <param name="Kind">manual, webhook, schedule or queue.</param>
/// <param name="Config">The kind's settings.</param>
public sealed record TriggerDefinition(string Kind, JsonElement? Config)
{
    /// <summary>Where its settings stand; null for one that no file holds.</summary>
    public SourceLocation? Location { get; init; }
}
