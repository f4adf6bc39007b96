using System.Diagnostics.CodeAnalysis;
using GenXai.Activities.Calls;
using GenXai.Activities.Time;
using GenXai.Activities.Tools.Policies;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;

namespace GenXai.Activities.Tools.Declared;

/// <summary>Makes the tools that a workflow declares, and puts tools under the host's policies.</summary>
internal sealed class DeclaredTools
{
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
    /// <param name="declared">The declaration, if there is one.</param>
    /// <param name="secrets">What the call has read, so that it is masked afterwards.</param>
    /// <param name="tool">The tool.</param>
    public bool TryCreate(ToolDefinition? declared, SecretScope secrets, [NotNullWhen(true)] out ITool? tool)
    {
        tool = declared?.Http is { } http ? UnderPolicy(new HttpTool(declared, http, _web, _templates, secrets)) : null;
        return tool is not null;
    }

    public ITool UnderPolicy(ITool tool) =>
        _options.Policies.TryGetValue(tool.Name, out var policy) ? new PolicyTool(tool, policy, _clock) : tool;
}
