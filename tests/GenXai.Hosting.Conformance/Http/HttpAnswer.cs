using System.Net;
using System.Text.Json;

namespace GenXai.Hosting.Conformance.Http;

/// <summary>An answer that was read whole.</summary>
public sealed record HttpAnswer(HttpStatusCode Status, string Text, string? ContentType, HttpResponseMessage Message)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement this[string key] => Json.GetProperty(key);

    public string? Code => Json.GetProperty("code").GetString();

    public string RunId => Json.GetProperty("runId").GetString() ?? "";
}
