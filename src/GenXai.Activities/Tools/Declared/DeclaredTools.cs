using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Time;
using GenXai.Activities.Tools.Policies;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Declared;

/// <summary>Makes the tools that a workflow declares, and puts tools under the host's policies.</summary>
internal sealed class DeclaredTools
{
    private static readonly JsonElement NoArguments = JsonValues.Parse("{}");
    private readonly BoundedCache<ValueTemplate> _templates = new();
    private readonly ToolOptions _options;
    private readonly WebClient _web;
    private readonly IActivityClock _clock;

    public DeclaredTools(ToolOptions options, WebClient web, IActivityClock clock)
    {
        _options = options;
        _web = web;
        _clock = clock;
    }

    /// <summary>The tool that a declaration describes in full; none where it only describes a tool of the host.</summary>
    /// <param name="name">The tool's name; <c>mcp__server__tool</c> needs no declaration.</param>
    /// <param name="declared">The declaration, if there is one.</param>
    /// <param name="secrets">What the call has read, so that it is masked afterwards.</param>
    /// <param name="cancellationToken">Ends the wait for a server.</param>
    /// <exception cref="ToolException">Its server cannot be told, or cannot be reached.</exception>
    public async Task<ITool?> FindAsync(string name, ToolDefinition? declared, SecretScope secrets, CancellationToken cancellationToken)
    {
        ITool? tool = null;
        if (declared?.Http is { } http)
        {
            tool = new HttpTool(declared, http, _web, _templates, secrets);
        }
        else if (declared?.Mcp is { } mcp)
        {
            var server = await ServerAsync(name, mcp, secrets, cancellationToken);
            tool = await _options.Mcp.GetAsync(name, server, mcp.GetProperty("tool").GetString()!, cancellationToken);
        }
        else if (!_options.Tools.Any(own => string.Equals(own.Name, name, StringComparison.Ordinal)))
        {
            tool = await _options.Mcp.FindAsync(name, cancellationToken);
        }

        return tool is null ? null : UnderPolicy(tool);
    }

    public ITool UnderPolicy(ITool tool) =>
        _options.Policies.TryGetValue(tool.Name, out var policy) ? new PolicyTool(tool, policy, _clock) : tool;

    // Which server is asked may differ by host, so its name may be a secret of the host; the arguments have no say in it.
    private async ValueTask<string> ServerAsync(string name, JsonElement mcp, SecretScope secrets, CancellationToken cancellationToken)
    {
        var server = mcp.GetProperty("server");
        try
        {
            var template = _templates.GetOrAdd(server.GetRawText(), server, ValueTemplate.Parse);
            await secrets.LoadAsync(template.References, cancellationToken);
            return JsonValues.ToText(template.Render(new ArgumentLookup(NoArguments, secrets)));
        }
        catch (Exception exception) when (exception is TemplateRenderException or ExpressionSyntaxException)
        {
            throw new ToolException($"{name}: its mcp server cannot be told: {exception.Message}", transient: false, exception);
        }
    }
}
