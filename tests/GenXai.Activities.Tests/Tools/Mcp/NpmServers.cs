using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GenXai.Activities.Tools.Mcp;

namespace GenXai.Activities.Tests.Tools.Mcp;

/// <summary>The MCP servers of tests/mcp, installed by npm.</summary>
internal static class NpmServers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static McpServerSettings Everything => new() { Name = "everything", Command = "node", Arguments = [Script("server-everything")] };

    /// <summary>Server-everything in a process whose id is written to a file, so that a test can kill it.</summary>
    public static McpServerSettings EverythingWithId(string file) => new()
    {
        Name = "everything",
        Command = "/bin/sh",
        Arguments = ["-c", "echo $$ > \"$0\" && exec node \"$1\"", file, Script("server-everything")],
    };

    public static McpServerSettings Files(string folder) =>
        new() { Name = "files", Command = "node", Arguments = [Script("server-filesystem"), folder] };

    /// <summary>Starts server-everything on a loopback port, for streamable HTTP.</summary>
    public static async Task<(Process Process, Uri Url)> ServeEverythingAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var start = new ProcessStartInfo("node") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
            start.ArgumentList.Add(Script("server-everything"));
            start.ArgumentList.Add("streamableHttp");
            start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
            var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (await ListensAsync(process, port, cancellationToken))
            {
                return (process, new Uri($"http://127.0.0.1:{port}/mcp"));
            }

            process.Dispose();
            if (attempt == 5)
            {
                throw new InvalidOperationException("server-everything does not start to listen; run: npm ci --prefix tests/mcp");
            }
        }
    }

    private static async Task<bool> ListensAsync(Process process, int port, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return true;
            }
            catch (SocketException)
            {
                // Not yet: the condition is that it listens, and the process says when it never will.
                await Task.Yield();
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Script(string server)
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GenXai.Functions.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        var script = Path.Combine(folder ?? "", "tests", "mcp", "node_modules", "@modelcontextprotocol", server, "dist", "index.js");
        return File.Exists(script) ? script : throw new InvalidOperationException("the MCP servers are not installed; run: npm ci --prefix tests/mcp");
    }
}
