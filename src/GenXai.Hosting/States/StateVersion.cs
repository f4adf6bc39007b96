using System.Text.Json;

namespace GenXai.Hosting.States;

/// <summary>The state variables of a run at a version.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Version">The version, from 0: before the first change.</param>
/// <param name="Variables">The variables, in the order in which they were first written.</param>
public sealed record StateVersion(string RunId, int Version, IReadOnlyDictionary<string, JsonElement> Variables)
{
    /// <summary>Writes the variables as one object.</summary>
    /// <param name="writer">The writer.</param>
    public void WriteVariables(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Variables)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
