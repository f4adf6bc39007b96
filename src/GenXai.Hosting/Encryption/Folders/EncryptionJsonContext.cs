using System.Text.Json.Serialization;

namespace GenXai.Hosting.Encryption.Folders;

/// <summary>Source-generated JSON of the manifest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EncryptionManifest))]
internal sealed partial class EncryptionJsonContext : JsonSerializerContext;
