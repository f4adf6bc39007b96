using System.Text.Json;
using GenXai.Workflows.Contracts.Log.State;

namespace GenXai.Hosting.States;

/// <summary>One version of a run's state, and what made it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Seq">The number of the log entry.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Node">The node that wrote; null for the run itself.</param>
/// <param name="Changes">The changes in order; empty for what a fork began with.</param>
public sealed record StateStep(int Version, long Seq, DateTimeOffset At, string? Node, IReadOnlyList<StateChange> Changes)
{
    /// <summary>Writes it as JSON.</summary>
    /// <param name="writer">The writer.</param>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteNumber("seq", Seq);
        writer.WriteString("at", At.UtcDateTime);
        writer.WriteString("node", Node);
        writer.WritePropertyName("changes");
        WriteChanges(writer, Changes);
        writer.WriteEndObject();
    }

    /// <summary>Writes changes as JSON.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="changes">The changes.</param>
    public static void WriteChanges(Utf8JsonWriter writer, IReadOnlyList<StateChange> changes)
    {
        writer.WriteStartArray();
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("op", change.Op);
            writer.WriteString("path", change.Path);
            WriteValue(writer, "old", change.Old);
            WriteValue(writer, "new", change.New);
            WriteValue(writer, "written", change.Written);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } present)
        {
            writer.WritePropertyName(name);
            present.WriteTo(writer);
        }
    }
}
