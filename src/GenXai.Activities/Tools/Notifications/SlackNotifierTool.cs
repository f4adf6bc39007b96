using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web.Http;

namespace GenXai.Activities.Tools.Notifications;

/// <summary>The <c>slack_notifier</c> tool: an incoming webhook of Slack.</summary>
internal sealed class SlackNotifierTool : BuiltInTool
{
    public const string WebhookSetting = "SLACK_WEBHOOK_URL";

    private static readonly ToolCard TheCard = new()
    {
        Name = "slack_notifier",
        Description = "Sends a message to a Slack channel.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "message": {"type": "string", "minLength": 1, "maxLength": 40000, "description": "The message."},
                "webhook_url": {"type": "string", "pattern": "^https?://", "description": "The incoming webhook; without it the host's is used."},
                "username": {"type": "string", "description": "The name that is shown."},
                "icon_emoji": {"type": "string", "description": "The picture, such as :robot_face:."},
                "channel": {"type": "string", "description": "Another channel than the webhook's own."}
              },
              "required": ["message"],
              "additionalProperties": false
            }
            """,
        Result = "`{success, status_code, channel}`",
        Errors = "no webhook given and `SLACK_WEBHOOK_URL` not set; a status other than 2xx",
        Limits = "40,000 characters; 30 s; public addresses only",
    };

    private readonly WebClient _web;
    private readonly ISecretSource _settings;

    public SlackNotifierTool(WebClient web, ISecretSource settings)
        : base(TheCard)
    {
        _web = web;
        _settings = settings;
    }

    public override async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var read = new ToolArguments(Name, arguments);
        var url = read.TextOrNull("webhook_url") ?? await _settings.FindAsync(WebhookSetting, cancellationToken) ??
            throw read.Fault($"no webhook: give 'webhook_url', or set {WebhookSetting} on the host");
        if (!Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            // The address is a secret: it is not repeated.
            throw read.Fault($"the webhook is no absolute URL; check 'webhook_url' or {WebhookSetting}");
        }

        var payload = new JsonObject { ["text"] = Result.Text(read.Text("message")) };
        foreach (var name in new[] { "username", "icon_emoji", "channel" })
        {
            if (read.TextOrNull(name) is { } value)
            {
                payload[name] = Result.Text(value);
            }
        }

        var response = await _web.SendAsync(
            Name,
            new WebRequest(url) { Method = "POST", Body = Encoding.UTF8.GetBytes(payload.ToJsonString()), MaxRedirects = 0, IdempotencyKey = context.IdempotencyKey },
            cancellationToken);
        return response.IsSuccess
            ? Result.Of(new JsonObject { ["success"] = true, ["status_code"] = response.Status, ["channel"] = Result.Text(read.TextOrNull("channel")) })
            : throw response.Failure(Name, response.Url.Host);
    }
}
