using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Calls;
using GenXai.Activities.Tools.Core;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Web.Http;

/// <summary>The <c>http_client</c> tool, which is <c>api_caller</c> too.</summary>
internal sealed class HttpClientTool : BuiltInTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "http_client",
        Description = "Calls a web address: any method, headers, query parameters, JSON or text body; returns status, headers and data.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "url": {"type": "string", "pattern": "^https?://", "description": "The address."},
                "method": {"type": "string", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"], "description": "The method (GET)."},
                "headers": {"type": "object", "description": "Headers by name."},
                "params": {"type": "object", "description": "Query parameters by name."},
                "body": {"description": "The body: a text as it is, anything else as JSON."},
                "cookies": {"type": "object", "description": "Cookies by name."},
                "auth": {"type": "object", "properties": {"username": {"type": "string"}, "password": {"type": "string"}}, "required": ["username", "password"],
                  "additionalProperties": false, "description": "Basic authentication."},
                "follow_redirects": {"type": "boolean", "description": "Whether redirects are followed (true)."},
                "max_redirects": {"type": "integer", "minimum": 0, "maximum": 50, "description": "How many redirects at most (10)."},
                "verify_ssl": {"const": true, "description": "Certificates are always verified."},
                "timeout": {"type": "number", "minimum": 0.1, "maximum": 300, "description": "Longest time in seconds (30)."}
              },
              "required": ["url"],
              "additionalProperties": false
            }
            """,
        Result = "`{status_code, success, reason_phrase, http_version, url, method, headers, data, content_type, elapsed_ms, redirect_count, redirects}`; `data` is JSON where the body is; statuses such as 404 are results with `success: false`",
        Errors = "a refused or unknown host; time-out; a body over the limit; 408, 429 and 5xx after 3 attempts",
        Limits = "public addresses only, http and https; 5 MiB after decompression; 10 redirects; 300 s",
    };

    private readonly WebClient _web;

    public HttpClientTool(WebClient web, string name = "http_client")
        : base(TheCard with { Name = name }) => _web = web;

    public override async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var read = new ToolArguments(Name, arguments);
        var request = Request(read, context);
        var response = await _web.SendAsync(Name, request, cancellationToken);
        return FailureKinds.IsTransient((System.Net.HttpStatusCode)response.Status)
            ? throw response.Failure(Name, response.Url.Host)
            : Result.Of(Describe(request.Method, response));
    }

    private static WebRequest Request(ToolArguments arguments, ToolCallContext context)
    {
        List<KeyValuePair<string, string>> headers = [.. arguments.Texts("headers")];
        if (arguments.Texts("cookies") is { Count: > 0 } cookies)
        {
            headers.Add(KeyValuePair.Create("Cookie", string.Join("; ", cookies.Select(static cookie => $"{cookie.Key}={Uri.EscapeDataString(cookie.Value)}"))));
        }

        if (arguments.Value("auth") is { } auth)
        {
            var credentials = $"{auth.GetProperty("username").GetString()}:{auth.GetProperty("password").GetString()}";
            headers.Add(KeyValuePair.Create("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))));
        }

        var body = arguments.Value("body");
        return new WebRequest(QueryText.Append(arguments.Text("url"), arguments.Texts("params")))
        {
            Method = arguments.TextOrNull("method") ?? "GET",
            Headers = headers,
            Body = body is { } value ? Encoding.UTF8.GetBytes(JsonValues.ToText(value)) : null,
            ContentType = body is { ValueKind: JsonValueKind.String } ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
            TimeoutSeconds = arguments.Number("timeout") ?? 30,
            MaxRedirects = arguments.Flag("follow_redirects", otherwise: true) ? arguments.Whole("max_redirects", 10) : 0,
            IdempotencyKey = context.IdempotencyKey,
        };
    }

    private static JsonObject Describe(string method, WebResponse response)
    {
        var headers = new JsonObject();
        foreach (var header in response.Headers)
        {
            headers[header.Key] = Result.Text(header.Value);
        }

        return new JsonObject
        {
            ["status_code"] = response.Status,
            ["success"] = response.IsSuccess,
            ["reason_phrase"] = Result.Text(response.Reason),
            ["http_version"] = $"HTTP/{response.Version}",
            ["url"] = response.Url.AbsoluteUri,
            ["method"] = method,
            ["headers"] = headers,
            ["data"] = response.Data(),
            ["content_type"] = Result.Text(response.ContentType),
            ["elapsed_ms"] = response.Elapsed.TotalMilliseconds,
            ["redirect_count"] = response.Redirects.Count,
            ["redirects"] = Result.List(response.Redirects.Select(static JsonNode? (redirect) =>
                new JsonObject { ["url"] = redirect.Key, ["status_code"] = redirect.Value })),
        };
    }
}
