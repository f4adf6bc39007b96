using System.Collections.Concurrent;
using System.IO.Pipelines;
using GenXai.Activities.Tools.Mcp;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>A real MCP server in this process, over pipes; each connection starts a new one, as it would start a process.</summary>
internal sealed class LocalMcpServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<(McpServer Server, Pipe ToServer, Pipe FromServer)> _running = new();
    private readonly Delegate[] _tools;

    public LocalMcpServer(params Delegate[] tools) => _tools = tools;

    public int Starts => _running.Count;

    public McpServerSettings Settings => new() { Name = "local", Transport = Start };

    /// <summary>Cuts the connection of the newest server, as a crash of its process would.</summary>
    public async Task KillAsync()
    {
        var (_, toServer, fromServer) = _running.Last();
        await fromServer.Writer.CompleteAsync();
        await toServer.Reader.CompleteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, _, _) in _running)
        {
            await server.DisposeAsync();
        }
    }

    private StreamClientTransport Start()
    {
        var (toServer, fromServer) = (new Pipe(), new Pipe());
        var tools = new McpServerPrimitiveCollection<McpServerTool>();
        foreach (var tool in _tools)
        {
            tools.Add(McpServerTool.Create(tool, new McpServerToolCreateOptions { Name = "tool" + tools.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        }

        var server = McpServer.Create(
            new StreamServerTransport(toServer.Reader.AsStream(), fromServer.Writer.AsStream(), "local"), new McpServerOptions { ToolCollection = tools });
        _running.Enqueue((server, toServer, fromServer));
        _ = server.RunAsync();
        return new StreamClientTransport(toServer.Writer.AsStream(), fromServer.Reader.AsStream());
    }
}
