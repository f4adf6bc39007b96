using System.Text.Json;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Http.Resources;

/// <summary>State variables as a fold of their changes.</summary>
internal sealed class StateFold
{
    private readonly OrderedDictionary<string, JsonElement> _variables = new(StringComparer.Ordinal);

    /// <summary>The version reached; 0 before the first change.</summary>
    public int Version { get; private set; }

    public void Apply(StateChanged changed)
    {
        Version = changed.Version;
        foreach (var change in changed.Changes)
        {
            if (string.Equals(change.Op, "remove", StringComparison.Ordinal))
            {
                _variables.Remove(change.Path);
            }
            else
            {
                _variables[change.Path] = change.New ?? JsonValues.Null;
            }
        }
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _variables)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
