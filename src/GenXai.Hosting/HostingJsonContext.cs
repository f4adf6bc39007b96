using System.Text.Json.Serialization;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
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
internal sealed partial class HostingJsonContext : JsonSerializerContext;
