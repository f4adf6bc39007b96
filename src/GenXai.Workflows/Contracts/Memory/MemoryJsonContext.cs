using System.Text.Json.Serialization;

namespace GenXai.Workflows.Contracts.Memory;

/// <summary>Source-generated JSON of shared memory: what its entity keeps, is asked and answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(MemoryScopeState))]
[JsonSerializable(typeof(MemoryOperation))]
[JsonSerializable(typeof(MemoryAnswer))]
public sealed partial class MemoryJsonContext : JsonSerializerContext;
