using System.Text.Json;

namespace GenXai.Activities.Agents;

/// <summary>What a prompt is made of.</summary>
/// <param name="Role">The agent's role, or its id where it has none.</param>
/// <param name="Task">The rendered task, or the goal; empty where there is neither.</param>
/// <param name="Input">What reached the node; null where it is left out.</param>
/// <param name="OutputSchema">JSON Schema of the reply; null for free text.</param>
internal sealed record PromptParts(string Role, string Task, JsonElement? Input, JsonElement? OutputSchema)
{
    /// <summary>What the agent remembers; what may be left out first stands last.</summary>
    public IReadOnlyList<string> Recalled { get; init; } = [];

    /// <summary>What stands for the parts that are left out; null where nothing is, or where they are left out without it.</summary>
    public string? Summary { get; init; }
}
