using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests.Encryption;

public sealed class HostKeysTests
{
    private const string Vault = "https://test.vault.azure.net";
    private static readonly string Coded = Convert.ToBase64String(new byte[MasterKey.Bytes]);

    [Fact]
    public void Vault_WithSeveralVersions_TheNewestEnabledSeals()
    {
        var keys = HostKeys.FromVault(Client(new VaultHandler(Coded)), "master");

        keys.Current.Version.ShouldBe("newest");
        keys.All.Select(key => key.Version).ShouldBe(["newest", "oldest"]);
    }

    [Fact]
    public void Vault_ThatRefuses_SaysWhichRole() => Should.Throw<StorageException>(
            () => HostKeys.FromVault(Client(new VaultHandler(secret: null)), "master"))
        .Message.ShouldContain("Key Vault Secrets User");

    [Fact]
    public void Vault_WithSomethingElse_SaysWhatIsExpected() => Should.Throw<StorageException>(
            () => HostKeys.FromVault(Client(new VaultHandler("no key")), "master"))
        .Message.ShouldContain("VERSION:BASE64");

    [Fact]
    public void Sealer_OfSettings_IsOnWithKeysAndOffWithout()
    {
        HostKeys.Sealer(Settings()).IsOn.ShouldBeFalse();
        HostKeys.Sealer(Settings((EncryptionSettings.KeysVariable, "k1:" + Coded))).KeyVersion.ShouldBe("k1");
        HostKeys.Sealer(Settings((EncryptionSettings.KeysVariable, "k1:" + Coded), (EncryptionSettings.PlainVariable, "read")))
            .Open("{}", new SealScope("run", "input")).ShouldBe("{}");
    }

    [Fact]
    public void Sealer_OfContradictingSettings_IsRefused()
    {
        Should.Throw<StorageException>(() => HostKeys.Sealer(Settings((EncryptionSettings.KeysVariable, "k1:" + Coded), (HostKeys.VaultKey, Vault))))
            .Message.ShouldContain("keep one");
        Should.Throw<StorageException>(() => HostKeys.Sealer(Settings((HostKeys.VaultKey, "vault")))).Message.ShouldContain("no address");
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    private static SecretClient Client(HttpMessageHandler handler)
    {
        var options = new SecretClientOptions { Transport = new HttpClientTransport(new HttpClient(handler)) };
        options.Retry.MaxRetries = 0;
        return new SecretClient(new Uri(Vault), new FixedCredential(), options);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    // The vault's answers, of its REST interface 7.x: a challenge first, then versions, then each version's value.
    private sealed class VaultHandler(string? secret) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.Authorization is null)
            {
                var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
                challenge.Headers.TryAddWithoutValidation(
                    "WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"");
                return challenge;
            }

            if (secret is null)
            {
                return Answer(request, HttpStatusCode.Forbidden, """{"error":{"code":"Forbidden","message":"no"}}""");
            }

            var path = request.RequestUri!.AbsolutePath;
            return Answer(request, HttpStatusCode.OK, path.EndsWith("/versions", StringComparison.Ordinal)
                ? $$$"""{"value":[{{{Version("oldest", 100, "true")}}},{{{Version("newest", 300, "true")}}},{{{Version("retired", 400, "false")}}}]}"""
                : $$$"""{"value":"{{{secret}}}","id":"{{{Vault}}}{{{path}}}","attributes":{"enabled":true}}""");
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));

        private static string Version(string version, int created, string enabled) =>
            $$$"""{"id":"{{{Vault}}}/secrets/master/{{{version}}}","attributes":{"enabled":{{{enabled}}},"created":{{{created}}}}}""";

        private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string json) =>
            new(status) { RequestMessage = request, Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
