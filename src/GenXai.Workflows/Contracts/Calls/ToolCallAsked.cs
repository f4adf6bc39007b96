using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>A tool call that a model asked for.</summary>
/// <param name="Id">The model's id of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments; not validated.</param>
public sealed record ToolCallAsked(string Id, string Name, JsonElement Arguments);
