using System.Text.Json;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.People;

/// <summary>An open question as JSON, the same over HTTP and on the command line.</summary>
public static class ApprovalJson
{
    /// <summary>Writes a question.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="approval">The question.</param>
    public static void Write(Utf8JsonWriter writer, Approval approval)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(approval);
        writer.WriteStartObject();
        writer.WriteString("runId", approval.RunId);
        writer.WriteString("workflow", approval.Workflow);
        writer.WriteString("node", approval.Node);
        writer.WriteString("prompt", approval.Prompt);
        writer.WriteStartArray("options");
        foreach (var option in approval.Options)
        {
            option.WriteTo(writer);
        }

        writer.WriteEndArray();
        if (approval.Schema is { } schema)
        {
            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
        }

        writer.WriteString("askedAt", approval.AskedAt.UtcDateTime);
        if (approval.Until is { } until)
        {
            writer.WriteString("until", until.UtcDateTime);
        }
        else
        {
            writer.WriteNull("until");
        }

        writer.WriteString("to", approval.To);
        writer.WriteString("escalateTo", approval.EscalateTo);
        writer.WriteNumber("reminders", approval.Reminders);
        if (approval.Call is { } call)
        {
            writer.WriteString("tool", call.Tool);
            writer.WritePropertyName("arguments");
            call.Arguments.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
