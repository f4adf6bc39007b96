using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using GenXai.Activities.Tools.Secrets;

namespace GenXai.Activities.Tests.Fakes.Web;

/// <summary>The REST interface of a Key Vault on a loopback port: it challenges a caller without a token, as the real one does.</summary>
internal sealed class FakeKeyVault : IAsyncDisposable
{
    private static readonly Uri Address = new("https://fake.vault.azure.net");
    private readonly LoopbackServer _server;
    private readonly Redirecting _handler;
    private readonly HttpClient _http;

    public FakeKeyVault()
    {
        _server = new LoopbackServer(Answer);
        _handler = new Redirecting(_server.Port);
        _http = new HttpClient(_handler);
    }

    public Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>A status that every request with a token is answered with; null for what is asked.</summary>
    public string? Status { get; set; }

    /// <summary>Requests with a token.</summary>
    public int Asked => _server.Requests.Count(request => request.Contains("Bearer token-of-the-host", StringComparison.Ordinal));

    public ISecretSource Source(TimeProvider time)
    {
        var options = new SecretClientOptions { Transport = new HttpClientTransport(_http) };
        options.Retry.MaxRetries = 0;
        return new KeyVaultSecretSource(() => new SecretClient(Address, new HostCredential(), options), Address, time);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _handler.Dispose();
        await _server.DisposeAsync();
    }

    private string Answer(string request)
    {
        if (!request.Contains("Authorization: Bearer token-of-the-host", StringComparison.OrdinalIgnoreCase))
        {
            return LoopbackServer.Response(
                string.Empty,
                "401 Unauthorized",
                headers: "WWW-Authenticate: Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"\r\n");
        }

        if (Status is { } status)
        {
            return LoopbackServer.Response("""{"error": {"code": "Forbidden", "message": "no"}}""", status, "application/json");
        }

        var name = request.Split(' ')[1].Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries)[1];
        return Secrets.TryGetValue(name, out var secret)
            ? LoopbackServer.Response($$$"""{"value": "{{{secret}}}", "id": "{{{Address}}}secrets/{{{name}}}/1", "attributes": {"enabled": true}}""", type: "application/json")
            : LoopbackServer.Response("""{"error": {"code": "SecretNotFound", "message": "none"}}""", "404 Not Found", "application/json");
    }

    private sealed class HostCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token-of-the-host", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Everything goes to the loopback port, whatever its address says.</summary>
    private sealed class Redirecting(int port) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!) { Scheme = "http", Host = "127.0.0.1", Port = port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
