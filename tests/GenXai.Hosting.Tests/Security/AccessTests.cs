using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Http;
using GenXai.Hosting.Security;
using GenXai.Hosting.Tests.Http;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Security;

/// <summary>Who may do what, over real sockets.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private const string Deployable = """{"files": {"a.yaml": "workflow: {name: a, graph: {nodes: [{id: in, type: input}], edges: []}}"}}""";
    private readonly EmbeddedHttpSetup _setup = new();
    private readonly FakeIssuer _issuer = new();
    private readonly HttpClient _client = new();
    private EmbeddedHttpHost? _host;

    public async ValueTask InitializeAsync() => await _issuer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        await _issuer.DisposeAsync();
        _setup.Dispose();
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("developer", HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.NoContent)]
    public async Task Roles_Each_MayDoWhatTheyMay(
        string role, HttpStatusCode list, HttpStatusCode start, HttpStatusCode deploy, HttpStatusCode remove)
    {
        await OpenAsync();
        (await SendAsync(HttpMethod.Put, "workflows/a", Deployable, key: "admin")).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await SendAsync(HttpMethod.Get, "runs", key: role)).StatusCode.ShouldBe(list);
        (await SendAsync(HttpMethod.Post, "workflows/a/runs", "{}", key: role)).StatusCode.ShouldBe(start);
        (await SendAsync(HttpMethod.Put, "workflows/a", Deployable, key: role)).StatusCode.ShouldBe(deploy);
        (await SendAsync(HttpMethod.Delete, "workflows/a", key: role)).StatusCode.ShouldBe(remove);
    }

    [Fact]
    public async Task Strangers_AreRefusedAsProblems_ButMayAskWhetherItLives()
    {
        await OpenAsync();

        foreach (var key in new[] { null, "nonsense" })
        {
            using var refused = await SendAsync(HttpMethod.Get, "runs", key: key);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            refused.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
            var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());
            problem.GetProperty("code").GetString().ShouldBe("unauthorized");
            problem.GetProperty("detail").GetString()!.ShouldContain("X-Api-Key");
        }

        (await SendAsync(HttpMethod.Get, "health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Get, "ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Tokens_OfTheIssuer_AreTaken_AndNoOthers()
    {
        await OpenAsync();
        using var rsa = RSA.Create(2048);
        var stolen = new RsaSecurityKey(rsa) { KeyId = "one" };
        var hour = TimeSpan.FromHours(1);

        (await StatusAsync(_issuer.Token("api", hour, roles: ["viewer"]))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(_issuer.Token("api", hour, roles: ["guest"]))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(_issuer.Token("other", hour, roles: ["viewer"]))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_issuer.Token("api", -hour, roles: ["viewer"]))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_issuer.Token("api", hour, issuer: "https://elsewhere", roles: ["viewer"]))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_issuer.Token("api", hour, key: stolen, roles: ["viewer"]))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("nonsense")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Answers_OfKnownCallers_AreTheirs()
    {
        await OpenAsync();
        await SendAsync(HttpMethod.Put, "workflows/ask", """
            {"files": {"a.yaml": "workflow: {name: ask, graph: {nodes: [{id: in, type: input}, {id: ok, type: human, prompt: Well}, {id: out, type: output}], edges: [{from: in, to: ok}, {from: ok, to: out}]}}"}}
            """, key: "admin");
        using var started = await SendAsync(HttpMethod.Post, "workflows/ask/runs", """{"runId": "r"}""", key: "operator");
        HttpStatusCode status;
        do
        {
            using var answer = await SendAsync(HttpMethod.Post, "runs/r/respond/ok", """{"response": "yes", "by": "somebody else"}""", key: "operator");
            status = answer.StatusCode;
        }
        while (status == HttpStatusCode.NotFound);

        status.ShouldBe(HttpStatusCode.OK);
        using var log = await SendAsync(HttpMethod.Get, "runs/r/events?follow=true", key: "viewer");
        var text = await log.Content.ReadAsStringAsync();
        text.ShouldContain("\"by\":\"operator\"");
        text.ShouldNotContain("somebody else");
    }

    [Fact]
    public async Task Answers_OfOthersThanWhoIsAsked_AreRefused()
    {
        await OpenAsync();
        await SendAsync(HttpMethod.Put, "workflows/ask", """
            {"files": {"a.yaml": "workflow: {name: ask, graph: {nodes: [{id: in, type: input}, {id: ok, type: human, prompt: Well, timeout_seconds: 0.01, escalate_to: {to: team-lead, timeout_seconds: 9000}}, {id: out, type: output}], edges: [{from: in, to: ok}, {from: ok, to: out}]}}"}}
            """, key: "admin");
        await EscalatedAsync("r");

        var hour = TimeSpan.FromHours(1);
        using var other = await SendAsync(HttpMethod.Post, "runs/r/respond/ok", """{"response": "yes", "by": "team-lead"}""", key: "developer");
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var problem = JsonElement.Parse(await other.Content.ReadAsStringAsync());
        problem.GetProperty("code").GetString().ShouldBe("forbidden");
        problem.GetProperty("detail").GetString()!.ShouldContain("asks team-lead, so developer may not answer");
        (await AnswerAsync("r", _issuer.Token("api", hour, roles: ["developer"]))).ShouldBe(HttpStatusCode.Forbidden);
        (await AnswerAsync("r", _issuer.Token("api", hour, roles: ["viewer", "team-lead"]))).ShouldBe(HttpStatusCode.Forbidden);
        (await AnswerAsync("r", _issuer.Token("api", hour, roles: ["developer", "team-lead"]))).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);

        await EscalatedAsync("s");
        (await SendAsync(HttpMethod.Post, "runs/s/respond/ok", """{"response": "yes"}""", key: "operator")).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Requests_BeyondTheRate_AreToldToWait()
    {
        await OpenAsync(rate: 3);
        for (var i = 0; i < 3; i++)
        {
            (await SendAsync(HttpMethod.Get, "runs", key: "viewer")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await SendAsync(HttpMethod.Get, "runs", key: "viewer");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await SendAsync(HttpMethod.Get, "runs", key: "operator")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task OpenAsync(int? rate = null)
    {
        string[] roles = ["viewer", "operator", "developer", "admin"];
        var faults = new List<string>();
        var settings = AccessSettings.Read(
            key => key switch
            {
                "GENXAI_API_KEYS" => string.Join(';', roles.Select(role => $"{role}:{role}:{HashOf(role + "-key")}")),
                "GENXAI_OIDC_ISSUER" => _issuer.Address,
                "GENXAI_OIDC_AUDIENCE" => "api",
                "GENXAI_RATE_LIMIT" => rate?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            },
            faults);
        faults.ShouldBeEmpty();
        _host = await EmbeddedHttpHost.OpenAsync(_setup.Folder, new ApiOptions(), TimeProvider.System, new AccessControl(settings));
    }

    // A run whose question nobody answered, so that the team lead is asked by now.
    private async Task EscalatedAsync(string run)
    {
        (await SendAsync(HttpMethod.Post, "workflows/ask/runs", $$"""{"runId": "{{run}}"}""", key: "operator")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        string approvals;
        do
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            using var listed = await SendAsync(HttpMethod.Get, $"approvals?runId={run}", key: "viewer");
            approvals = await listed.Content.ReadAsStringAsync();
        }
        while (!approvals.Contains("\"to\":\"team-lead\"", StringComparison.Ordinal));
    }

    private async Task<HttpStatusCode> AnswerAsync(string run, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host!.Address, $"api/runs/{run}/respond/ok"))
        {
            Content = new StringContent("""{"response": "yes"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_host!.Address, "api/runs"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_host!.Address, "api/" + path));
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key + "-key");
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await _client.SendAsync(request);
    }
}
