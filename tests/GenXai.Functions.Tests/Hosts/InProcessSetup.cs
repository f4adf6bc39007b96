using System.Net;
using System.Net.Sockets;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Conformance;
using GenXai.Hosting.Encryption;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>Upstream's in-process test host. It has no entities, and forgets everything when it is closed.</summary>
public sealed class InProcessSetup : IConformanceSetup
{
    private readonly string _prefix = Emulator.NewPrefix();

    public bool HasEntities => false;

    public bool CanReopen => false;

    public bool TellsWhySuspended => false;

    public bool KeepsOrderOfMail => false;

    public async Task<IConformanceHost> OpenAsync(ConformanceProgram program, long? killAfterCommit = null)
    {
        var stores = await Emulator.OpenAsync(_prefix, PlainSealer.Instance);
        var runner = new ActivityRunner(stores.Log, program.Activities);
        var host = await DurableTaskTestHost.StartAsync(
            registry => Register(registry, program, runner), new DurableTaskTestHostOptions { Port = FreePort() });
        return new UpstreamHost(host.Client, stores, DurableSeal.None, async _ => await host.DisposeAsync());
    }

    public void Dispose()
    {
        // The host kept nothing, and the stores go with the emulator.
    }

    private static void Register(DurableTaskRegistry registry, ConformanceProgram program, ActivityRunner runner)
    {
        foreach (var (name, _, code) in program.Orchestrators)
        {
            registry.AddOrchestrator(name, () => new ProgramOrchestrator(code, DurableSeal.None));
        }

        foreach (var activity in program.Activities)
        {
            registry.AddActivity(activity.Name, _ => new ProgramActivity(activity.Name, runner));
        }
    }

    /// <summary>Upstream would take one at random, which another test may have.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
