using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace GenXai.Hosting.Http.Responses;

/// <summary>Problem details (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The error code; null for a fault of the host.</param>
/// <param name="Detail">What is wrong and how to mend it.</param>
/// <param name="Extension">Writes further members; null for none.</param>
internal sealed record Problem(int Status, string? Code, string Detail, Action<Utf8JsonWriter>? Extension = null)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", Code is null ? "about:blank" : $"urn:genxai:error:{Code}");
        writer.WriteString("title", Code is null ? ReasonPhrases.GetReasonPhrase(Status) : Title(Code));
        writer.WriteNumber("status", Status);
        writer.WriteString("detail", Detail);
        if (Code is not null)
        {
            writer.WriteString("code", Code);
        }

        Extension?.Invoke(writer);
        writer.WriteEndObject();
    }

    private static string Title(string code)
    {
        var words = code.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
