using System.Text.Json.Serialization;

namespace GenXai.Hosting.Embedded.History;

/// <summary>Source-generated JSON of what the runtime keeps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(HistoryStep))]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(IReadOnlyList<HistoryEvent>))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
