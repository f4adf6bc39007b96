using System.Text.Json;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.People;
using GenXai.Hosting.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GenXai.Hosting.Http.Requests;

/// <summary>A request that is being answered.</summary>
/// <param name="http">The request and its answer.</param>
/// <param name="host">What the API works on.</param>
/// <param name="ended">Fires when the caller has gone or the host stops.</param>
/// <param name="stopping">Fires when the host stops.</param>
internal sealed class ApiCall(HttpContext http, ApiHost host, CancellationToken ended, CancellationToken stopping)
{
    public HttpContext Http { get; } = http;

    public ApiHost Host { get; } = host;

    public CancellationToken Ended { get; } = ended;

    public CancellationToken Stopping { get; } = stopping;

    /// <summary>Who sent it; null where nobody needs to say so.</summary>
    public Caller? Caller { get; set; }

    public QueryReader Query => new(Http.Request.Query);

    /// <summary>A part of the path. A slash that was sent as <c>%2F</c> is one again.</summary>
    public string Path(string name) =>
        (Http.GetRouteValue(name) as string ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Who does something: the caller where callers are known, else whom the body names.</summary>
    public string? By(RequestObject body)
    {
        var named = body.Text("by");
        return Host.Access.IsOpen ? named : Caller?.Name;
    }

    /// <summary>Who answers a question: where callers are not known everyone may.</summary>
    public Respondent Respondent(RequestObject body) => Host.Access.IsOpen || Caller is null
        ? new Respondent(By(body)) { MayAnswerForOthers = Host.Access.IsOpen }
        : Caller.ToRespondent();

    /// <summary>The path of something of this API, as it is seen from outside.</summary>
    public string LinkTo(string resource, string id) =>
        $"{Http.Request.PathBase}/api/{resource}/{Uri.EscapeDataString(id)}";

    /// <summary>The body as an object with the given keys; empty where there is none.</summary>
    public async Task<RequestObject> ReadAsync(int maxBytes, params string[] keys) =>
        RequestObject.Of(await RequestBody.ReadAsync(Http.Request, maxBytes, Host.Options.MaxDepth, Ended), keys);

    public Task JsonAsync(int status, Action<Utf8JsonWriter> write) =>
        JsonAnswer.WriteAsync(Http.Response, status, "application/json", write, Http.RequestAborted);

    public Task ProblemAsync(Problem problem) =>
        JsonAnswer.WriteAsync(Http.Response, problem.Status, "application/problem+json", problem.Write, Http.RequestAborted);

    public async Task TextAsync(string contentType, string text)
    {
        Http.Response.ContentType = contentType;
        await Http.Response.WriteAsync(text, Http.RequestAborted);
    }
}
