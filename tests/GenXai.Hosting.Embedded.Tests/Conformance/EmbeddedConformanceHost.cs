using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

internal sealed class EmbeddedConformanceHost(EmbeddedHost host) : IConformanceHost
{
    public IOrchestrationClient Client => host.Client;

    public IEventLogReader Log => host.Log;

    public Task Ended => host.Ended;

    public Task KillAsync() => host.AbandonAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static EmbeddedProgram ProgramOf(ConformanceProgram program) => new()
    {
        Orchestrators = [.. program.Orchestrators.Select(o => new OrchestratorRegistration(o.Name, o.Version, o.Code))],
        Activities = program.Activities,
        Entities = program.Entities,
    };
}
