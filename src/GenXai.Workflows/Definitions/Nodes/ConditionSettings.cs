namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>condition</c> node.</summary>
/// <param name="Condition">A condition whose value is recorded; null for none.</param>
public sealed record ConditionSettings(string? Condition = null) : NodeSettings;
