using GenXai.Hosting.Conformance;
using GenXai.Hosting.Embedded.Time;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

/// <summary>In memory, under virtual time.</summary>
public class MemorySetup : IConformanceSetup
{
    private readonly EmbeddedMemory _memory = new();

    protected virtual bool ReplayAlways => false;

    public async Task<IConformanceHost> OpenAsync(ConformanceProgram program, long? killAfterCommit = null) =>
        new EmbeddedConformanceHost(await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            Program = _ => EmbeddedConformanceHost.ProgramOf(program),
            Memory = _memory,
            Clock = new VirtualClock(),
            ReplayAlways = ReplayAlways,
            KillAfterCommit = commit => commit == killAfterCommit,
        }));

    public void Dispose() => GC.SuppressFinalize(this);
}
