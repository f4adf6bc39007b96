using System.Text.Json.Serialization;

namespace GenXai.Workflows.Entities;

/// <summary>Source-generated JSON of what entities are told, answer and keep.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DailyDraw))]
[JsonSerializable(typeof(DailyGrant))]
[JsonSerializable(typeof(DailyBudgetState))]
public sealed partial class EntitiesJsonContext : JsonSerializerContext;
