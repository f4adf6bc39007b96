using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenXai.Activities.Tools.Data;

internal static class JsonFormats
{
    /// <summary>For people: indented, and no more escaped than it must be.</summary>
    public static JsonSerializerOptions Indented { get; } = new(JsonSerializerOptions.Default)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1000,
    };
}
