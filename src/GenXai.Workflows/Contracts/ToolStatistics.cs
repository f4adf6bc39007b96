namespace GenXai.Workflows.Contracts;

/// <summary>What a tool was used for in a run.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Successes">How many calls gave a result.</param>
/// <param name="Failures">How many failed.</param>
/// <param name="DurationMs">How long all calls took together, in milliseconds.</param>
public sealed record ToolStatistics(string Name, int Calls, int Successes, int Failures, double DurationMs);
