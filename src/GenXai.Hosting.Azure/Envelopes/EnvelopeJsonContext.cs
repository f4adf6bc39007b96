using System.Text.Json.Serialization;

namespace GenXai.Hosting.Azure.Envelopes;

/// <summary>Source-generated JSON of what travels between orchestrations and activities.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResultEnvelopeData))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;
