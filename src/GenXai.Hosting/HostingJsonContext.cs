using System.Text.Json.Serialization;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Triggers.Schedules;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting;

/// <summary>Source-generated JSON of what this room persists.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(WorkflowBundle))]
[JsonSerializable(typeof(RunMetadata))]
[JsonSerializable(typeof(CatalogRecord))]
[JsonSerializable(typeof(BatchMetadata))]
[JsonSerializable(typeof(RunError))]
[JsonSerializable(typeof(ScheduleRecord))]
[JsonSerializable(typeof(PoisonMessage))]
internal sealed partial class HostingJsonContext : JsonSerializerContext;
