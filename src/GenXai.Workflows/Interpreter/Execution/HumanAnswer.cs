using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>A person's answer.</summary>
/// <param name="Response">What they said.</param>
/// <param name="By">Who; null when unknown, or when it is the default.</param>
/// <param name="At">When, UTC.</param>
internal sealed record HumanAnswer(JsonElement Response, string? By, DateTimeOffset At)
{
    /// <summary><c>{response, by, at}</c>.</summary>
    public JsonElement ToJson() => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("response"u8);
        Response.WriteTo(writer);
        writer.WriteString("by"u8, By);
        writer.WriteString("at"u8, At.UtcDateTime);
        writer.WriteEndObject();
    });
}
