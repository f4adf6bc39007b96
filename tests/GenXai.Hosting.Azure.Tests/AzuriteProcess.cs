using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace GenXai.Hosting.Azure.Tests;

/// <summary>The storage emulator on free ports of the loopback.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int Attempts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Process _process = new();

    /// <summary>Where it keeps its files.</summary>
    public DirectoryInfo Files { get; } = Directory.CreateTempSubdirectory("genxai-azurite-");

    public string Connection { get; private set; } = "";

    public async Task StartAsync()
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
        Files.Delete(recursive: true);
    }

    private async Task<bool> TryStartAsync(string script)
    {
        var ports = FreePorts();
        Connection = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{ports[0]}/{Account};QueueEndpoint=http://127.0.0.1:{ports[1]}/{Account};TableEndpoint=http://127.0.0.1:{ports[2]}/{Account};");
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            script, "--location", Files.FullName, "--skipApiVersionCheck", "--disableTelemetry",
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
