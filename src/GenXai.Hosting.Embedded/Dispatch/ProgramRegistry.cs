using System.Collections.Frozen;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>What this program can run, by name.</summary>
internal sealed class ProgramRegistry
{
    private readonly Dictionary<(string Name, string Version), IOrchestrator> _orchestrators = [];
    private readonly Dictionary<string, string> _newest = new(StringComparer.Ordinal);
    private FrozenDictionary<string, IActivity> _activities = FrozenDictionary<string, IActivity>.Empty;
    private FrozenDictionary<string, IEntityReducer> _entities = FrozenDictionary<string, IEntityReducer>.Empty;

    /// <summary>Called once, before the engine starts: what runs here may need the client, which needs the engine.</summary>
    public void Fill(EmbeddedProgram program)
    {
        foreach (var registration in program.Orchestrators)
        {
            if (!_orchestrators.TryAdd((registration.Name, registration.Version), registration.Orchestrator))
            {
                throw new ArgumentException(
                    $"orchestrator '{registration.Name}' version '{registration.Version}' is registered twice", nameof(program));
            }

            _newest[registration.Name] = registration.Version;
        }

        _activities = program.Activities.ToFrozenDictionary(activity => activity.Name, StringComparer.Ordinal);
        _entities = program.Entities.ToFrozenDictionary(entity => entity.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IOrchestrator? FindOrchestrator(string name, string version) =>
        _orchestrators.GetValueOrDefault((name, version));

    public string? NewestVersion(string name) => _newest.GetValueOrDefault(name);

    public IActivity? FindActivity(string name) => _activities.GetValueOrDefault(name);

    public IEntityReducer? FindEntity(string name) => _entities.GetValueOrDefault(name);
}
