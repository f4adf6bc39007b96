using GenXai.Functions.Adapters;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>The app's adapters and stores on one of upstream's hosts.</summary>
internal sealed class UpstreamHost : IConformanceHost
{
    private readonly Func<bool, Task> _stop;
    private bool _isStopped;

    /// <summary>Puts the adapters on a client.</summary>
    /// <param name="client">Upstream's client.</param>
    /// <param name="stores">The app's stores.</param>
    /// <param name="seal">The app's seal.</param>
    /// <param name="stop">Stops upstream's host; true: without a clean end.</param>
    public UpstreamHost(DurableTaskClient client, AzureStores stores, DurableSeal seal, Func<bool, Task> stop)
    {
        _stop = stop;
        var accessor = new DurableClientAccessor();
        accessor.Use(client);
        Client = new AzureOrchestrationClient(
            new SealedInstances(new DurableInstancesAdapter(accessor), seal), stores.Runs, stores.Log, stores.Payloads, TimeProvider.System);
        Log = new AzureLogReader(stores.Log, Client, TimeProvider.System);
    }

    public IOrchestrationClient Client { get; }

    public IEventLogReader Log { get; }

    public Task Ended => Task.CompletedTask;

    public Task KillAsync() => StopAsync(isKill: true);

    public async ValueTask DisposeAsync() => await StopAsync(isKill: false);

    private async Task StopAsync(bool isKill)
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await _stop(isKill);
        }
    }
}
