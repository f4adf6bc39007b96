using System.Text.Json;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Forks;

/// <summary>What to fork, and what is changed on the way.</summary>
/// <param name="RunId">The run to fork from.</param>
/// <param name="From">A checkpoint's name (its latest taking), <c>@SEQ</c> (the taking by that log entry), or a version of the state.</param>
public sealed record ForkRequest(string RunId, string From)
{
    /// <summary>The fork's id; null: a new one.</summary>
    public string? NewId { get; init; }

    /// <summary>Another input; null: the run's own.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>State variables that are set at once, an object; null for none.</summary>
    public JsonElement? State { get; init; }

    /// <summary>State variables that are removed at once.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Another definition, which what the run has done must fit; null: the run's own.</summary>
    public WorkflowProgram? Program { get; init; }
}
