using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Notifications;

/// <summary>The <c>webhook_caller</c> tool.</summary>
internal sealed class WebhookCallerTool : BuiltInTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "webhook_caller",
        Description = "Calls a webhook with a JSON payload.",
        Parameters = WebParameters.Of(
            "The webhook.",
            """
            "method": {"type": "string", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"], "description": "The method (POST)."},
            "payload": {"description": "What is sent, as JSON."},
            "headers": {"type": "object", "description": "Headers by name."}
            """,
            longest: 300),
        Result = "`{status_code, success, response}`",
        Errors = "a refused or unknown host; time-out; a status other than 2xx",
        Limits = "public addresses only; 5 MiB of answer; 300 s; sends an `Idempotency-Key`",
    };

    private readonly WebClient _web;

    public WebhookCallerTool(WebClient web)
        : base(TheCard) => _web = web;

    public override async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var read = new ToolArguments(Name, arguments);
        var method = read.TextOrNull("method") ?? "POST";
        var response = await _web.SendAsync(
            Name,
            new WebRequest(read.Text("url"))
            {
                Method = method,
                Headers = read.Texts("headers"),
                Body = method == "GET" ? null : Encoding.UTF8.GetBytes(read.Value("payload") is { } payload ? JsonValues.ToJson(payload) : "{}"),
                TimeoutSeconds = read.Number("timeout") ?? 30,
                IdempotencyKey = context.IdempotencyKey,
            },
            cancellationToken);
        return response.IsSuccess
            ? Result.Of(new JsonObject { ["status_code"] = response.Status, ["success"] = true, ["response"] = response.Data() })
            : throw response.Failure(Name, response.Url.Host);
    }
}
