using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    [Fact]
    public async Task Events_AsLines_AreDenseAndCanBeResumed()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var id = (await RunAsync("echo")).RunId;
        var all = await GetAsync($"api/runs/{id}/events");
        all.ContentType.ShouldBe("application/x-ndjson");
        var numbers = Lines(all.Text).ConvertAll(entry => entry.GetProperty("seq").GetInt64());
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(number => (long)number));
        Lines(all.Text)[0].GetProperty("type").GetString().ShouldBe("run.started");
        Lines(all.Text)[^1].GetProperty("type").GetString().ShouldBe("run.completed");
        Lines((await GetAsync($"api/runs/{id}/events?from=3")).Text)[0].GetProperty("seq").GetInt64().ShouldBe(3);
        ShouldBeProblem(await GetAsync($"api/runs/{id}/events?from=0"), HttpStatusCode.BadRequest, "invalid_input", "'from'");
    }

    [Fact]
    public async Task Events_Followed_EndWithTheRun()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        var follow = GetAsync($"api/runs/{id}/events?follow=true");
        await UntilStatusAsync(id, "waiting");
        await PostAsync($"api/runs/{id}/respond/ok", """{"response": "yes"}""");
        Lines((await follow).Text)[^1].GetProperty("type").GetString().ShouldBe("run.completed");
    }

    [Fact]
    public async Task Events_ServerSent_ResumeWithTheLastNumber()
    {
        await DeployAsync("echo", HttpWorkflows.Echo);
        var id = (await RunAsync("echo")).RunId;
        var count = Lines((await GetAsync($"api/runs/{id}/events")).Text).Count;
        var rest = await SendAsync(
            HttpMethod.Get, $"api/runs/{id}/events", null, ("Accept", "text/event-stream"), ("Last-Event-ID", "2"));
        rest.ContentType.ShouldBe("text/event-stream");
        var ids = rest.Text.Split('\n').Where(line => line.StartsWith("id: ", StringComparison.Ordinal)).Select(line => int.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture));
        ids.ShouldBe(Enumerable.Range(3, count - 2));
        var data = rest.Text.Split('\n').First(line => line.StartsWith("data: ", StringComparison.Ordinal));
        JsonElement.Parse(data[6..]).GetProperty("seq").GetInt32().ShouldBe(3);

        var nothing = await SendAsync(
            HttpMethod.Get, $"api/runs/{id}/events", null, ("Accept", "text/event-stream"), ("Last-Event-ID", $"{count}"));
        nothing.Status.ShouldBe(HttpStatusCode.NoContent);
        ShouldBeProblem(
            await SendAsync(HttpMethod.Get, $"api/runs/{id}/events", null, ("Accept", "text/event-stream"), ("Last-Event-ID", "x")),
            HttpStatusCode.BadRequest,
            "invalid_input",
            "Last-Event-ID");
    }

    [Fact]
    public async Task Events_ServerSent_SayThatTheyLiveAndEndInTime()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        await UntilStatusAsync(id, "waiting");
        using var request = Request(HttpMethod.Get, $"api/runs/{id}/events", ("Accept", "text/event-stream"));
        using var response = await OpenAsync(request);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var lines = new List<string>();
        while (await AdvanceUntilAsync(reader.ReadLineAsync(), TimeSpan.FromSeconds(5)) is { } line)
        {
            lines.Add(line);
        }

        lines.Count(line => line == ": alive").ShouldBeInRange(1, 14);
        lines[^2].ShouldBe("retry: 1000");
        lines.ShouldContain(line => line.Contains("\"type\":\"human.requested\"", StringComparison.Ordinal));
    }

    private static List<JsonElement> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
