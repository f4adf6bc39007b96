using System.Globalization;
using GenXai.Hosting.Azure.Storage;
using Microsoft.Extensions.Configuration;
using Xunit;

[assembly: AssemblyFixture(typeof(GenXai.Hosting.Azure.Tests.Azurite))]

namespace GenXai.Hosting.Azure.Tests;

/// <summary>The storage emulator, once for all tests; each test takes a prefix of its own.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private readonly AzuriteProcess _process = new();
    private int _prefixes;

    internal string Connection => _process.Connection;

    public async ValueTask InitializeAsync() => await _process.StartAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    internal async Task<AzureStores> OpenAsync(string? prefix = null)
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = Connection,
            ["GENXAI_STORE_PREFIX"] = prefix ?? string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _prefixes)}"),
        }).Build();
        var stores = AzureStores.Open(StoreSettings.Read(configuration, faults));
        await stores.CreateAsync();
        return stores;
    }
}
