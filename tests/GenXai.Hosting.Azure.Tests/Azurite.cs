using System.Globalization;
using System.Text;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Encryption;
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

    /// <summary>The files in which a text stands; the emulator writes some of them only now and then.</summary>
    internal IReadOnlyList<string> FilesWith(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. _process.Files.EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => Read(file.FullName).AsSpan().IndexOf(bytes) >= 0)
                .Select(file => file.Name),
        ];
    }

    internal async Task<AzureStores> OpenAsync(string? prefix = null, ISealer? sealer = null)
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = Connection,
            ["GENXAI_STORE_PREFIX"] = prefix ?? string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _prefixes)}"),
        }).Build();
        var stores = AzureStores.Open(StoreSettings.Read(configuration, faults), sealer);
        await stores.CreateAsync();
        return stores;
    }

    private static byte[] Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..length];
        }
        catch (FileNotFoundException)
        {
            // A draft that has taken the place of the file it is a draft of.
            return [];
        }
    }
}
