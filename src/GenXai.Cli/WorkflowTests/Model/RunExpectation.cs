using System.Text.Json;

namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>What a run test expects; null: not said.</summary>
internal sealed record RunExpectation
{
    public string? Status { get; init; }

    public ErrorExpectation? Error { get; init; }

    public IReadOnlyList<string>? Executed { get; init; }

    public IReadOnlyList<string>? Compensated { get; init; }

    public IReadOnlyList<string>? CompensationFailed { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Nodes { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, int>> Iterations { get; init; } = [];

    public JsonElement? Output { get; init; }

    public JsonElement? OutputContains { get; init; }

    public IReadOnlyList<KeyValuePair<string, JsonElement>> State { get; init; } = [];

    public int? MaxParallel { get; init; }

    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> PromptContains { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> PromptLacks { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, int>> Calls { get; init; } = [];

    public IReadOnlyList<string>? Diagnostics { get; init; }

    /// <summary>Whether the test expects the definition to be refused.</summary>
    public bool IsInvalid => string.Equals(Status, "invalid", StringComparison.Ordinal);
}
