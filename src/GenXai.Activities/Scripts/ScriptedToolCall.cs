using System.Text.Json;

namespace GenXai.Activities.Scripts;

/// <summary>A tool call that a scripted model asks for.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, an object.</param>
public sealed record ScriptedToolCall(string Name, JsonElement Arguments);
