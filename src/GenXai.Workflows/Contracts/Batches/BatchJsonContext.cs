using System.Text.Json.Serialization;

namespace GenXai.Workflows.Contracts.Batches;

/// <summary>Source-generated JSON of batches: camel case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(BatchInput))]
[JsonSerializable(typeof(BatchPartInput))]
[JsonSerializable(typeof(BatchOutput))]
[JsonSerializable(typeof(BatchCounts))]
[JsonSerializable(typeof(BatchCustomStatus))]
[JsonSerializable(typeof(BatchStartRequest))]
[JsonSerializable(typeof(BatchLookRequest))]
[JsonSerializable(typeof(BatchLookResult))]
[JsonSerializable(typeof(BatchCollectRequest))]
[JsonSerializable(typeof(BatchChildEnd))]
[JsonSerializable(typeof(BatchCallbackRequest))]
[JsonSerializable(typeof(BatchCallbackOutcome))]
public sealed partial class BatchJsonContext : JsonSerializerContext;
