using System.Text;
using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Tools.Core;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Declared;

/// <summary>A tool declared with <c>http</c>: its settings are templates over the call's arguments and the host's secrets.</summary>
internal sealed class HttpTool : ITool
{
    private static readonly JsonElement AnyArguments = JsonValues.Parse("""{"type": "object"}""");
    private readonly ToolDefinition _definition;
    private readonly JsonElement _settings;
    private readonly WebClient _web;
    private readonly BoundedCache<ValueTemplate> _templates;
    private readonly SecretScope _secrets;

    public HttpTool(ToolDefinition definition, JsonElement settings, WebClient web, BoundedCache<ValueTemplate> templates, SecretScope secrets)
    {
        _definition = definition;
        _settings = settings;
        _web = web;
        _templates = templates;
        _secrets = secrets;
    }

    public string Name => _definition.Name;

    public string Description => _definition.Description ?? string.Empty;

    public JsonElement Parameters => _definition.Parameters ?? AnyArguments;

    public async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        foreach (var setting in Templates())
        {
            await _secrets.LoadAsync(Parsed(setting).References, cancellationToken);
        }

        var response = await _web.SendAsync(Name, Request(context, arguments), cancellationToken);
        return response.IsSuccess
            ? Result.Of(response.Data())
            : throw response.Failure(Name, response.Url.Host);
    }

    private WebRequest Request(ToolCallContext context, JsonElement arguments)
    {
        var lookup = new ArgumentLookup(arguments, _secrets);
        try
        {
            JsonElement? body = _settings.TryGetProperty("body", out var stated) ? Render(stated, lookup) : null;
            return new WebRequest(Url(arguments))
            {
                Method = _settings.TryGetProperty("method", out var method) ? method.GetString()! : "GET",
                Headers = _settings.TryGetProperty("headers", out var headers)
                    ? [.. headers.EnumerateObject().Select(header => KeyValuePair.Create(header.Name, JsonValues.ToText(Render(header.Value, lookup))))]
                    : [],
                Body = body is { } value ? Encoding.UTF8.GetBytes(JsonValues.ToText(value)) : null,
                ContentType = body is { ValueKind: JsonValueKind.String } ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
                // The call's own limit ends it earlier where it is shorter.
                TimeoutSeconds = CallLimit.HardSeconds,
                IdempotencyKey = context.IdempotencyKey,
            };
        }
        catch (Exception exception) when (exception is TemplateRenderException or ExpressionSyntaxException)
        {
            throw new ToolException($"{Name}: its http settings cannot be filled in: {exception.Message}", transient: false, exception);
        }
    }

    // Arguments are escaped: none of them can change the host or the path it was given a place in. A URL that is one
    // expression as a whole is meant to be the argument, and only the guard judges where it leads.
    private string Url(JsonElement arguments)
    {
        var url = _settings.GetProperty("url");
        var text = url.GetString()!.Trim();
        var whole = text.StartsWith("{{", StringComparison.Ordinal) && text.IndexOf("}}", StringComparison.Ordinal) == text.Length - 2;
        return JsonValues.ToText(Render(url, new ArgumentLookup(arguments, _secrets) { Escapes = !whole }));
    }

    private IEnumerable<JsonElement> Templates() => _settings.EnumerateObject()
        .Where(static setting => setting.Name is "url" or "headers" or "body")
        .Select(static setting => setting.Value);

    private JsonElement Render(JsonElement template, ArgumentLookup lookup) => Parsed(template).Render(lookup);

    private ValueTemplate Parsed(JsonElement template) => _templates.GetOrAdd(template.GetRawText(), template, ValueTemplate.Parse);
}
