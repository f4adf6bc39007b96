using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Source-generated JSON of what executors note.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(PromptFrame))]
internal sealed partial class InterpreterJsonContext : JsonSerializerContext;
