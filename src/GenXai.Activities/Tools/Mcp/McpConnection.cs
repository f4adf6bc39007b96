using System.Net.Sockets;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace GenXai.Activities.Tools.Mcp;

/// <summary>The connection to one server: made when it is first needed, and made anew after the server has died.</summary>
internal sealed class McpConnection : IAsyncDisposable
{
    private readonly McpServerSettings _server;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private McpClient? _client;

    public McpConnection(McpServerSettings server) => _server = server;

    public string Name => _server.Name;

    /// <summary>Does something with the server.</summary>
    /// <exception cref="ToolException">The server refuses, cannot be started, or died; transient where a restart may help.</exception>
    public async Task<T> UseAsync<T>(Func<McpClient, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        var client = await ConnectAsync(cancellationToken);
        try
        {
            return await use(client, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not ToolException)
        {
            var alive = exception is McpProtocolException && !client.Completion.IsCompleted;
            if (!alive)
            {
                await DropAsync(client);
            }

            throw new ToolException(
                $"MCP server '{Name}' {(alive ? "refused the call" : "failed; it is started anew for the next call")}: {exception.Message}", !alive, exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
        {
            await DropAsync(client);
        }

        _gate.Dispose();
    }

    private async Task<McpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_client is { Completion.IsCompleted: true } dead)
            {
                _client = null;
                await CloseAsync(dead);
            }

            return _client ??= await McpClient.CreateAsync(Transport(), cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException($"MCP server '{Name}' cannot be reached: {exception.Message}", transient: true, exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task DropAsync(McpClient client)
    {
        await _gate.WaitAsync();
        try
        {
            // Another call may have replaced it already.
            if (ReferenceEquals(_client, client))
            {
                _client = null;
                await CloseAsync(client);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task CloseAsync(McpClient client)
    {
        try
        {
            await client.DisposeAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or HttpRequestException or InvalidOperationException or OperationCanceledException or JsonException)
        {
            // Its end of the connection is gone; there is nothing left to close.
        }
    }

    private IClientTransport Transport()
    {
        if (_server.Transport is { } given)
        {
            return given();
        }

        if (_server.Url is { } url)
        {
            return new HttpClientTransport(new HttpClientTransportOptions
            {
                Name = Name,
                Endpoint = url,
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = new Dictionary<string, string>(_server.Headers, StringComparer.OrdinalIgnoreCase),
            });
        }

        return new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = Name,
            Command = _server.Command ?? throw new InvalidOperationException($"The MCP server '{Name}' has neither a command nor a URL."),
            Arguments = [.. _server.Arguments],
            // The host's variables hold its secrets.
            InheritEnvironmentVariables = false,
            EnvironmentVariables = Variables(),
        });
    }

    private Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in StdioClientTransportOptions.GetDefaultEnvironmentVariables())
        {
            variables[name] = value;
        }

        foreach (var (name, value) in _server.Environment)
        {
            variables[name] = value;
        }

        return variables;
    }
}
