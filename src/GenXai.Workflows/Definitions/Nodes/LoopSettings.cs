namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>loop</c> node.</summary>
/// <param name="Condition">Stops the loop when true; tested after each pass; null never stops it.</param>
/// <param name="MaxIterations">Most passes, from 1.</param>
/// <param name="Body">What each pass runs; null runs nothing.</param>
public sealed record LoopSettings(string? Condition = null, int MaxIterations = 5, NodeBody? Body = null) : NodeSettings;
