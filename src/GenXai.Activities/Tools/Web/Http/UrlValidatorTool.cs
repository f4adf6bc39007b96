using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Web.Http;

/// <summary>The <c>url_validator</c> tool.</summary>
internal sealed class UrlValidatorTool : BuiltInTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "url_validator",
        Description = "Validates the form of a URL and, unless told otherwise, checks that it can be reached.",
        Parameters = WebParameters.Of(
            "The URL.",
            """
            "check_accessibility": {"type": "boolean", "description": "Whether to try to reach it (true)."}
            """,
            longest: 60, otherwise: 10, form: ""),
        Result = "`{url, valid, is_valid, format_valid, scheme, netloc, path, query, fragment, accessible, status_code, final_url, redirected, content_type, error}`; `accessible` is null when it was not tried",
        Errors = "none: a bad or refused URL is `valid: false` with `error`",
        Limits = "public addresses only, http and https; 60 s",
    };

    private readonly WebClient _web;

    public UrlValidatorTool(WebClient web)
        : base(TheCard) => _web = web;

    public override async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var read = new ToolArguments(Name, arguments);
        var url = read.Text("url");
        var formed = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ftp" or "ftps" && uri.Host.Length > 0;
        var result = new JsonObject { ["url"] = Result.Text(url), ["format_valid"] = formed, ["accessible"] = null };
        var valid = formed;
        if (formed)
        {
            result["scheme"] = uri!.Scheme;
            result["netloc"] = uri.Authority;
            result["path"] = uri.AbsolutePath;
            result["query"] = uri.Query.TrimStart('?');
            result["fragment"] = uri.Fragment.TrimStart('#');
            if (read.Flag("check_accessibility", otherwise: true))
            {
                valid = await ReachAsync(result, url, read.Number("timeout") ?? 10, cancellationToken);
            }
        }
        else
        {
            result["error"] = "no absolute URL with a host; write it like https://example.com/path";
        }

        result["is_valid"] = valid;
        result["valid"] = valid;
        return Result.Of(result);
    }

    private async Task<bool> ReachAsync(JsonObject result, string url, double timeout, CancellationToken cancellationToken)
    {
        var accessible = false;
        try
        {
            var response = await _web.SendAsync(Name, new WebRequest(url) { TimeoutSeconds = timeout }, cancellationToken);
            accessible = response.Status < 400;
            result["status_code"] = response.Status;
            result["final_url"] = response.Url.AbsoluteUri;
            result["redirected"] = response.Redirects.Count > 0;
            result["content_type"] = Result.Text(response.ContentType);
            result["error"] = accessible ? null : $"HTTP error: {response.Status} {response.Reason}";
        }
        catch (ToolException exception)
        {
            // That it cannot be reached is what was asked.
            result["error"] = Result.Text(exception.Message);
        }

        result["accessible"] = accessible;
        return accessible;
    }
}
