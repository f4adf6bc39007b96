using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Azure.Tests;
using GenXai.Hosting.Encryption;
using Xunit;

[assembly: AssemblyFixture(typeof(GenXai.Functions.Tests.Hosts.Emulator))]

namespace GenXai.Functions.Tests.Hosts;

/// <summary>The storage emulator, once for all tests; each test takes a prefix of its own.</summary>
public sealed class Emulator : IAsyncLifetime
{
    private static readonly AzuriteProcess Process = new();
    private static int _prefixes;

    internal static string Connection => Process.Connection;

    public async ValueTask InitializeAsync() => await Process.StartAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>A name that no other test has.</summary>
    internal static string NewPrefix() => $"test{Interlocked.Increment(ref _prefixes)}";

    internal static async Task<AzureStores> OpenAsync(string prefix, ISealer sealer)
    {
        var stores = AzureStores.Open(new StoreSettings { ConnectionString = Connection, Prefix = prefix }, sealer);
        await stores.CreateAsync();
        return stores;
    }
}
