using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.States;

/// <summary>State variables as a fold of a run's log.</summary>
internal sealed class StateFold
{
    private readonly OrderedDictionary<string, JsonElement> _variables = new(StringComparer.Ordinal);

    /// <summary>The version reached; 0 before the first change.</summary>
    public int Version { get; private set; }

    /// <summary>The variables as they stand.</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables => _variables;

    /// <summary>Applies an entry, if it says anything of the state.</summary>
    /// <returns>Whether it did.</returns>
    public bool Apply(LogEntry entry)
    {
        switch (entry.Data)
        {
            case StateChanged changed:
                Apply(changed);
                return true;
            case RunForked forked:
                _variables.Clear();
                Version = forked.Seed.StateVersion;
                foreach (var variable in forked.Seed.State)
                {
                    _variables[variable.Name] = variable.Value;
                }

                return true;
            default:
                return false;
        }
    }

    private void Apply(StateChanged changed)
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
}
