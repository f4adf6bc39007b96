namespace GenXai.Workflows.Contracts.Log.Calls;

/// <summary><c>tool.requested</c>: A tool call was scheduled.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Tool">The tool.</param>
/// <param name="ToolCall">Which call of this tool in the run, from 1.</param>
/// <param name="Key">The call's key.</param>
public sealed record ToolRequested(int Step, string Tool, int ToolCall, string Key) : LogData;
