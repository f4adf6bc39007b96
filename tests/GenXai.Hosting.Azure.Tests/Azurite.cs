using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
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
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int Attempts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("genxai-azurite-");
    private Process _process = new();
    private int _prefixes;
    private string _connection = "";

    public async ValueTask InitializeAsync()
    {
        var folder = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "AzuriteFolder").Value!;
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException("Azurite is not installed; run: npm ci --prefix tests/azurite");
        }

        for (var attempt = 1; ; attempt++)
        {
            if (await TryStartAsync(script))
            {
                return;
            }

            // Another process may have taken a port between our look and its start: it then says so, and lives on.
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"Azurite did not listen within {Patience.TotalSeconds} s, {Attempts} times");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _files.Delete(recursive: true);
    }

    /// <summary>The files in which a text stands; the emulator writes some of them only now and then.</summary>
    internal IReadOnlyList<string> FilesWith(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. _files.EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => Read(file.FullName).AsSpan().IndexOf(bytes) >= 0)
                .Select(file => file.Name),
        ];
    }

    internal async Task<AzureStores> OpenAsync(string? prefix = null, ISealer? sealer = null)
    {
        var faults = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = _connection,
            ["GENXAI_STORE_PREFIX"] = prefix ?? string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _prefixes)}"),
        }).Build();
        var stores = AzureStores.Open(StoreSettings.Read(configuration, faults), sealer);
        await stores.CreateAsync();
        return stores;
    }

    private async Task<bool> TryStartAsync(string script)
    {
        var ports = FreePorts();
        _connection = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{ports[2]}/{Account};");
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            script, "--location", _files.FullName, "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", Text(ports[0]), "--queuePort", Text(ports[1]), "--tablePort", Text(ports[2]),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");

        // Nobody reads these; a full pipe would stop it.
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.Contains("Table service is successfully listening", StringComparison.Ordinal))
                {
                    _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return false;
        }

        return false;
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

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static int[] FreePorts()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
