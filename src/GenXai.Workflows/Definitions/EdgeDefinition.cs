namespace GenXai.Workflows.Definitions;

/// <summary>An edge as authored.</summary>
/// <param name="From">The id of the node it leaves.</param>
/// <param name="To">The id of the node it leads to.</param>
/// <param name="Condition">When it is taken; null or empty: always.</param>
/// <param name="Parallel">Whether it starts together with its parallel siblings.</param>
/// <param name="Priority">Order among its siblings, lower first; then file order.</param>
/// <param name="Location">Where it stands.</param>
public sealed record EdgeDefinition(
    string From,
    string To,
    string? Condition = null,
    bool Parallel = false,
    int Priority = 0,
    SourceLocation Location = default);
