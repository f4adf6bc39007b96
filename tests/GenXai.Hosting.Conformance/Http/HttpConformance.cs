using System.Net;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Http;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

/// <summary>What the HTTP API must do on every host, over real sockets. Derived once for each host.</summary>
/// <typeparam name="TSetup">The store and its hosts.</typeparam>
public abstract partial class HttpConformance<TSetup> : IAsyncLifetime
    where TSetup : IHttpConformanceSetup, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _client = new() { Timeout = Patience };
    private IHttpConformanceHost? _host;

    protected TSetup Setup { get; } = new();

    /// <summary>The time of waits and streams.</summary>
    protected FakeTimeProvider Time { get; } = new();

    /// <summary>Small limits, so that tests need not send much.</summary>
    protected ApiOptions Options { get; } = new() { MaxInputBytes = 4096, MaxDefinitionBytes = 64 * 1024 };

    public virtual async ValueTask InitializeAsync() => _host = await Setup.OpenAsync(Options, Time);

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _client.Dispose();
        Setup.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task RestartAsync()
    {
        await _host!.DisposeAsync();
        _host = await Setup.OpenAsync(Options, Time);
    }

    protected Task<HttpAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    protected Task<HttpAnswer> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json, headers);

    protected async Task<HttpAnswer> SendAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = Request(method, path, headers);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await ReadAsync(request);
    }

    protected async Task<HttpAnswer> ReadAsync(HttpRequestMessage request)
    {
        var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new HttpAnswer(response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, response);
    }

    protected Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request) =>
        _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    protected HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(_host!.Address, path.TrimStart('/')));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return request;
    }

    protected Task<HttpAnswer> DeployAsync(string name, params (string Path, string Text)[] files) =>
        SendAsync(HttpMethod.Put, $"api/workflows/{Uri.EscapeDataString(name)}", Files(files));

    protected async Task DeployAsync(string name, string text) =>
        ((int)(await DeployAsync(name, ("main.yaml", text))).Status).ShouldBeInRange(200, 201);

    protected static string Files(params (string Path, string Text)[] files) => JsonSerializer.Serialize(
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["files"] = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal),
        });

    /// <summary>Starts a run and gives its id.</summary>
    protected async Task<string> StartAsync(string workflow, string body = "{}")
    {
        var answer = await PostAsync($"api/workflows/{workflow}/runs", body);
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        return answer.RunId;
    }

    /// <summary>Starts a run and waits for its end.</summary>
    protected Task<HttpAnswer> RunAsync(string workflow, string body = "{}") =>
        PostAsync($"api/workflows/{workflow}/runs", body, ("Prefer", "wait=200"));

    /// <summary>Asks until the answer is as wanted: for what follows a request but is not awaited by it.</summary>
    protected async Task<HttpAnswer> UntilAsync(string path, Func<HttpAnswer, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await GetAsync(path);
            if (wanted(answer))
            {
                return answer;
            }

            patience.Token.IsCancellationRequested.ShouldBeFalse($"{path} stays {answer.Text}");
        }
    }

    protected Task<HttpAnswer> UntilStatusAsync(string runId, string status) =>
        UntilAsync($"api/runs/{runId}", answer => answer["status"].GetString() == status);

    /// <summary>Lets the time of waits go on, step by step, until a task has ended.</summary>
    protected async Task<T> AdvanceUntilAsync<T>(Task<T> task, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!task.IsCompleted)
        {
            patience.Token.IsCancellationRequested.ShouldBeFalse("the task does not end however late it gets");
            Time.Advance(step);
            await GetAsync("api/health");
        }

        return await task;
    }

    protected static void ShouldBeProblem(HttpAnswer answer, HttpStatusCode status, string code, params string[] parts)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.ContentType.ShouldBe("application/problem+json");
        answer["status"].GetInt32().ShouldBe((int)status);
        answer.Code.ShouldBe(code);
        answer["type"].GetString().ShouldBe($"urn:genxai:error:{code}");
        answer["title"].GetString().ShouldNotBeNullOrEmpty();
        foreach (var part in parts)
        {
            answer["detail"].GetString()!.ShouldContain(part);
        }
    }
}
