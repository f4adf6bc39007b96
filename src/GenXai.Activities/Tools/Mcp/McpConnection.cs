using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Activities.Tools.Secrets;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace GenXai.Activities.Tools.Mcp;

/// <summary>The connection to one server: made when it is first needed, and made anew after the server has died.</summary>
internal sealed partial class McpConnection : IAsyncDisposable
{
    private readonly McpServerSettings _server;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ISecretSource _secrets;
    private McpClient? _client;
    private (McpClient Client, IReadOnlyList<Tool> Tools)? _listed;

    public McpConnection(McpServerSettings server, ISecretSource secrets)
    {
        _server = server;
        _secrets = secrets;
    }

    public string Name => _server.Name;

    /// <summary>The secrets that the server was given, to be masked in what it says.</summary>
    public SecretMask Mask { get; } = new();

    /// <summary>The server's tools, as it described them after it was started last.</summary>
    /// <exception cref="ToolException">The server cannot be reached.</exception>
    public Task<IReadOnlyList<Tool>> ToolsAsync(CancellationToken cancellationToken) => UseAsync(
        async (client, token) =>
        {
            if (_listed is { } known && ReferenceEquals(known.Client, client))
            {
                return known.Tools;
            }

            var tools = await client.ListToolsAsync(cancellationToken: token);
            IReadOnlyList<Tool> described = [.. tools.Select(static tool => tool.ProtocolTool)];
            _listed = (client, described);
            return described;
        },
        cancellationToken);

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
                $"MCP server '{Name}' {(alive ? "refused the call" : "failed; it is started anew for the next call")}: {Mask.Apply(exception.Message)}", !alive, exception);
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

            return _client ??= await McpClient.CreateAsync(await TransportAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not ToolException)
        {
            throw new ToolException($"MCP server '{Name}' cannot be reached: {Mask.Apply(exception.Message)}", transient: true, exception);
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

    private async ValueTask<IClientTransport> TransportAsync(CancellationToken cancellationToken)
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
                Endpoint = new Uri(await FillAsync(url.OriginalString, cancellationToken)),
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = await FillAsync(_server.Headers, cancellationToken),
            });
        }

        var variables = await FillAsync(_server.Environment, cancellationToken);
        return new StdioClientTransport(new StdioClientTransportOptions
        {
            Name = Name,
            Command = await FillAsync(_server.Command ?? throw new InvalidOperationException($"The MCP server '{Name}' has neither a command nor a URL."), cancellationToken),
            Arguments = await FillAsync(_server.Arguments, cancellationToken),
            // The host's variables hold its secrets.
            InheritEnvironmentVariables = false,
            EnvironmentVariables = Variables(variables),
        });
    }

    private static Dictionary<string, string?> Variables(Dictionary<string, string> own)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in StdioClientTransportOptions.GetDefaultEnvironmentVariables())
        {
            variables[name] = value;
        }

        foreach (var (name, value) in own)
        {
            variables[name] = value;
        }

        return variables;
    }

    private async ValueTask<List<string>> FillAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        List<string> filled = [];
        foreach (var text in texts)
        {
            filled.Add(await FillAsync(text, cancellationToken));
        }

        return filled;
    }

    private async ValueTask<Dictionary<string, string>> FillAsync(IEnumerable<KeyValuePair<string, string>> texts, CancellationToken cancellationToken)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            filled[name] = await FillAsync(text, cancellationToken);
        }

        return filled;
    }

    private async ValueTask<string> FillAsync(string text, CancellationToken cancellationToken)
    {
        foreach (Match match in SecretPattern().Matches(text))
        {
            var name = match.Groups["name"].Value;
            var secret = await _secrets.FindAsync(name, cancellationToken)
                ?? throw new ToolException($"MCP server '{Name}': the secret {name} is not set on this host", transient: false);
            Mask.Add(secret);
            text = text.Replace(match.Value, secret, StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretPattern();
}
