using GenXai.Hosting.Azure.Storage;
using Microsoft.Extensions.Hosting;

namespace GenXai.Functions.Adapters;

/// <summary>Creates tables and containers before the first call; an account that cannot be used stops the app with a message.</summary>
internal sealed class StoreStartup(AzureStores stores) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => stores.CreateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
