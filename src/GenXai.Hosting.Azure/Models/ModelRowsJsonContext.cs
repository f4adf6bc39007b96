using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenXai.Hosting.Azure.Models;

/// <summary>Source-generated JSON of what instances know together of deployments.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeploymentUse))]
[JsonSerializable(typeof(BreakerRow))]
internal sealed partial class ModelRowsJsonContext : JsonSerializerContext;
