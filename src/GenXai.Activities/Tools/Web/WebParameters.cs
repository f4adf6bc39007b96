using System.Globalization;

namespace GenXai.Activities.Tools.Web;

/// <summary>The parameters of tools that fetch one address: <c>url</c>, the tool's own, and <c>timeout</c>.</summary>
internal static class WebParameters
{
    /// <summary>Limits a <c>url</c> to the web.</summary>
    public const string WebOnly = "\"pattern\": \"^https?://\", ";

    /// <summary>The JSON Schema.</summary>
    /// <param name="url">What the address is.</param>
    /// <param name="own">The tool's own parameters, as members of <c>properties</c>.</param>
    /// <param name="longest">The largest time-out, in seconds.</param>
    /// <param name="otherwise">The time-out where the call gives none, in seconds.</param>
    /// <param name="form">A condition on the address.</param>
    public static string Of(string url, string own, int longest, int otherwise = 30, string form = WebOnly) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {
          "type": "object",
          "properties": {
            "url": {"type": "string", {{form}}"description": "{{url}}"},
            {{own}},
            "timeout": {"type": "number", "minimum": 0.1, "maximum": {{longest}}, "description": "Longest time in seconds ({{otherwise}})."}
          },
          "required": ["url"],
          "additionalProperties": false
        }
        """);
}
