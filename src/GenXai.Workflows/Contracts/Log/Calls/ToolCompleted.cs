using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Workflows.Contracts.Log.Calls;

/// <summary><c>tool.completed</c>: A tool call has ended.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Call">Which call of this tool in the run, from 1.</param>
/// <param name="Key">The call's key.</param>
/// <param name="Outcome">What it gave.</param>
public sealed record ToolCompleted(int Step, string Tool, int Call, string Key, ToolCallOutcome Outcome) : StepData;
