using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Http;
using GenXai.Hosting.Retention;
using GenXai.Hosting.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Retention;

/// <summary>What ended long ago is purged, and nothing else; over a data folder and real runs.</summary>
public sealed class RetentionSweeperTests : IAsyncLifetime
{
    private const string Asking = """
        workflow:
          name: asking
          graph:
            nodes: [{id: in, type: input}, {id: ask, type: human, prompt: Well?}, {id: out, type: output}]
            edges: [{from: in, to: ask, condition: input.ask == true}, {from: in, to: out, condition: input.ask == false}, {from: ask, to: out}]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-retention-");
    private readonly HttpClient _http = new();
    private EmbeddedHttpHost? _host;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    private EmbeddedHttpHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        _host = await EmbeddedHttpHost.OpenAsync(_folder.FullName, new ApiOptions(), TimeProvider.System);
        _http.BaseAddress = new Uri(_host.Address, "api/");
        var files = new { files = new Dictionary<string, string>(StringComparer.Ordinal) { ["main.yaml"] = Asking } };
        (await _http.PutAsJsonAsync("workflows/asking", files, None)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Sweep_RunsThatEndedBefore_AreGoneAndOthersStay()
    {
        var ended = await StartAsync(asks: false);
        var waiting = await StartAsync(asks: true);
        await UntilEndedAsync(ended);

        (await SweepAsync(inDays: 29)).ShouldBe(0);
        (await SweepAsync(inDays: 31)).ShouldBe(1);

        (await _http.GetAsync($"runs/{ended}", None)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _http.GetAsync($"runs/{waiting}", None)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SweepAsync(inDays: 31)).ShouldBe(0);
    }

    [Fact]
    public async Task Sweep_WithoutASetting_KeepsAll()
    {
        var ended = await StartAsync(asks: false);
        await UntilEndedAsync(ended);

        (await SweepAsync(inDays: 30_000, days: null)).ShouldBe(0);

        (await _http.GetAsync($"runs/{ended}", None)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sweep_RunsOfABatch_GoWithTheirBatch()
    {
        var busy = await SubmitAsync("""[{"ask": false}, {"ask": true}]""");
        var ended = await SubmitAsync("""[{"ask": false}, {"ask": false}, {"ask": false}]""");
        await Host.Api.Batches.WaitForEndAsync(ended, None);
        await Host.Client.WaitForChangeAsync(ended, state => state.IsEnded, None);
        await UntilEndedAsync($"{busy}-000000");

        (await SweepAsync(inDays: 31)).ShouldBe(1);

        (await _http.GetAsync($"batches/{ended}", None)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _http.GetAsync($"runs/{ended}-000002", None)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _http.GetAsync($"batches/{busy}", None)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _http.GetAsync($"runs/{busy}-000000", None)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sweep_RunNamedLikeThatOfABatch_IsARunAsAnyOther()
    {
        var ended = await StartAsync(asks: false, "order-000017");
        await UntilEndedAsync(ended);

        (await SweepAsync(inDays: 31)).ShouldBe(1);
    }

    [Fact]
    public async Task Sweep_MoreThanAPage_PurgesAll()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => StartAsync(asks: false)));
        await Task.WhenAll(runs.Select(UntilEndedAsync));

        (await SweepAsync(inDays: 31)).ShouldBe(120);
    }

    private Task<int> SweepAsync(int inDays, int? days = 30)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(inDays));
        return new RetentionSweeper(new RetentionSettings(days), Host.Client, Host.Api.Batches, time, NullLogger.Instance).SweepAsync(None);
    }

    private async Task<string> StartAsync(bool asks, string? id = null)
    {
        var answer = await _http.PostAsJsonAsync("workflows/asking/runs", new { input = new { ask = asks }, runId = id }, None);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("runId").GetString()!;
    }

    private async Task<string> SubmitAsync(string items)
    {
        using var body = new StringContent($$"""{"workflow": "asking", "items": {{items}}}""", Encoding.UTF8, "application/json");
        var answer = await _http.PostAsync("batches", body, None);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(None)).GetProperty("batchId").GetString()!;
    }

    private async Task UntilEndedAsync(string runId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(None);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await Host.Client.WaitForChangeAsync(runId, state => state.IsEnded, patience.Token) is not { IsEnded: true })
        {
            // An item's run is there a moment after its batch.
            await Task.Delay(20, patience.Token);
        }
    }
}
