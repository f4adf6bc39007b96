using System.Text.Json.Serialization;

namespace GenXai.Workflows.Contracts.Payloads;

/// <summary>Source-generated JSON of references: camel case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(PayloadReference))]
internal sealed partial class PayloadJsonContext : JsonSerializerContext;
