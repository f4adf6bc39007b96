using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Human;

/// <summary>A tool call that a person is to allow.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">What it is to be called with; secrets are masked.</param>
public sealed record AskedToolCall(string Tool, JsonElement Arguments);
