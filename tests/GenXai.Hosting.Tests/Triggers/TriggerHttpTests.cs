using System.Net;
using System.Text;
using System.Text.Json;
using GenXai.Activities.Callbacks;
using GenXai.Activities.Tools.Secrets;
using GenXai.Hosting.Http;
using GenXai.Hosting.Tests.Http;
using GenXai.Hosting.Triggers.Schedules;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Triggers;

/// <summary>Schedules and webhooks of deployed workflows, over real sockets.</summary>
public sealed class TriggerHttpTests : IAsyncLifetime
{
    private readonly EmbeddedHttpSetup _setup = new();
    private readonly HttpClient _client = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private EmbeddedHttpHost? _host;

    public async ValueTask InitializeAsync() =>
        _host = await EmbeddedHttpHost.OpenAsync(_setup.Folder, new ApiOptions(), _time, secrets: new OneSecret());

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host!.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task Schedule_SeenByTwoProcessesAndAfterACrash_FiresOnceForEachTime()
    {
        (await DeployAsync("tick", "{kind: schedule, config: {cron: '0 0 1 1 *', missed: all, input: {a: 1}}}")).StatusCode.ShouldBe(HttpStatusCode.Created);
        _time.Advance(TimeSpan.FromDays(3 * 366));
        ScheduleRunner[] runners = [Runner(), Runner()];

        var next = await Task.WhenAll(runners.Select(runner => runner.FireAsync()));
        Directory.Delete(Path.Combine(_setup.Folder, "schedules"), recursive: true);
        await runners[0].FireAsync();

        var runs = await RunsAsync("tick");
        runs.Count.ShouldBe(3);
        next[0].ShouldNotBeNull().ShouldBeGreaterThan(_time.GetUtcNow());
    }

    [Fact]
    public async Task Deploy_WithAFaultyTrigger_IsRefused()
    {
        using var refused = await DeployAsync("bad", "{kind: schedule, config: {cron: 'every monday'}}");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("trigger.config of kind schedule");
    }

    [Fact]
    public async Task Webhook_SignedWithATimestamp_StartsARunOnce()
    {
        await DeployAsync("hook", "{kind: webhook, config: {secret: HOOK}}");
        const string Body = """{"order": 7}""";
        var now = HmacSignature.Timestamp(_time.GetUtcNow());
        var signature = HmacSignature.Of("s3cret", now, Encoding.UTF8.GetBytes(Body));

        using var first = await HookAsync("hook", Body, (HmacSignature.TimestampHeader, now), (HmacSignature.Header, signature));
        using var again = await HookAsync("hook", Body, (HmacSignature.TimestampHeader, now), (HmacSignature.Header, signature));

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted, await first.Content.ReadAsStringAsync());
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await RunsAsync("hook")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Webhook_OfGitHub_IsUnderstood()
    {
        await DeployAsync("hub", "{kind: webhook, config: {secret: HOOK, scheme: github}}");
        var signature = HmacSignature.Of("s3cret", null, "{}"u8);

        using var first = await HookAsync("hub", "{}", ("X-Hub-Signature-256", signature), ("X-GitHub-Delivery", "1"));
        using var second = await HookAsync("hub", "{}", ("X-Hub-Signature-256", signature), ("X-GitHub-Delivery", "2"));

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await RunsAsync("hub")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Webhook_ThatIsNotRight_IsRefused()
    {
        await DeployAsync("hook", "{kind: webhook, config: {secret: HOOK}}");
        await DeployAsync("plain", "{kind: manual}");
        await DeployAsync("lost", "{kind: webhook, config: {secret: MISSING}}");
        var now = HmacSignature.Timestamp(_time.GetUtcNow());
        var old = HmacSignature.Timestamp(_time.GetUtcNow().AddMinutes(-6));

        await RefusedAsync("hook", HttpStatusCode.Unauthorized, (HmacSignature.TimestampHeader, now));
        await RefusedAsync("hook", HttpStatusCode.Unauthorized, (HmacSignature.TimestampHeader, now), (HmacSignature.Header, HmacSignature.Of("other", now, "{}"u8)));
        await RefusedAsync("hook", HttpStatusCode.Unauthorized, (HmacSignature.TimestampHeader, old), (HmacSignature.Header, HmacSignature.Of("s3cret", old, "{}"u8)));
        await RefusedAsync("hook", HttpStatusCode.Unauthorized, (HmacSignature.Header, HmacSignature.Of("s3cret", null, "{}"u8)));
        await RefusedAsync("lost", HttpStatusCode.Unauthorized, (HmacSignature.TimestampHeader, now), (HmacSignature.Header, "sha256=00"));
        await RefusedAsync("plain", HttpStatusCode.NotFound);
        await RefusedAsync("none", HttpStatusCode.NotFound);
        (await RunsAsync("hook")).ShouldBeEmpty();
    }

    private ScheduleRunner Runner() => new(
        _host!.Api.Workflows, _host.Api.Runs, new FolderScheduleStore(Path.Combine(_setup.Folder, "schedules")), _time, NullLogger.Instance);

    private async Task RefusedAsync(string workflow, HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var answer = await HookAsync(workflow, "{}", headers);
        answer.StatusCode.ShouldBe(status);
    }

    private async Task<List<JsonElement>> RunsAsync(string workflow)
    {
        var text = await _client.GetStringAsync(new Uri(_host!.Address, $"api/runs?workflow={workflow}"));
        return [.. JsonElement.Parse(text).GetProperty("runs").EnumerateArray()];
    }

    private async Task<HttpResponseMessage> HookAsync(string workflow, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host!.Address, $"api/webhooks/{workflow}"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> DeployAsync(string name, string trigger)
    {
        var text = $"workflow: {{name: {name}, trigger: {trigger}, graph: {{nodes: [{{id: in, type: input}}], edges: []}}}}";
        var body = JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal)
        {
            ["files"] = new(StringComparer.Ordinal) { ["main.yaml"] = text },
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _client.PutAsync(new Uri(_host!.Address, $"api/workflows/{name}"), content);
    }

    private sealed class OneSecret : ISecretSource
    {
        public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) =>
            ValueTask.FromResult(name == "HOOK" ? "s3cret" : null);
    }
}
