using System.Text.Json.Serialization;
using GenXai.Activities.Memory.Consolidation;

namespace GenXai.Activities.Memory.Records;

/// <summary>Source-generated JSON of agents' memories as they are kept; vectors stand beside it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MemoryRecord))]
[JsonSerializable(typeof(ConsolidationReport))]
[JsonSerializable(typeof(ConsolidationInput))]
public sealed partial class MemoryRecordJsonContext : JsonSerializerContext;
