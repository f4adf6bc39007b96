using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenXai.Hosting.Budgets;

/// <summary>Source-generated JSON of the setting.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(DailyBudgetData))]
internal sealed partial class DailyBudgetJsonContext : JsonSerializerContext;
