using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenXai.Activities.Models.Catalog;

/// <summary>Source-generated JSON of the catalogue.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(Dictionary<string, ModelEntry>))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext;
