using GenXai.Activities.Tools.Policies;

namespace GenXai.Activities.Tools.Methods;

/// <summary>Puts a host's tools together.</summary>
public sealed class ToolsBuilder
{
    /// <summary>Starts from options.</summary>
    /// <param name="options">What is there already.</param>
    public ToolsBuilder(ToolOptions options) => Options = options;

    /// <summary>What was put together so far.</summary>
    public ToolOptions Options { get; private set; }

    /// <summary>Adds a tool; it wins over an earlier one of its name.</summary>
    /// <param name="tool">The tool.</param>
    public ToolsBuilder Add(ITool tool)
    {
        Options = Options with { Tools = Options.Tools.Add(tool) };
        return this;
    }

    /// <summary>Adds a method as a tool.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">The tool's name; the method's unless given.</param>
    /// <param name="description">What it does, for the model; the method's <c>[Description]</c> unless given.</param>
    /// <exception cref="ArgumentException">A parameter has a type that no supported JSON Schema describes.</exception>
    public ToolsBuilder Add(Delegate method, string? name = null, string? description = null) => Add(new MethodTool(method, name, description));

    /// <summary>Allows only these tools, and those that were allowed before.</summary>
    /// <param name="tools">Names, or <c>prefix*</c>.</param>
    public ToolsBuilder Allow(params IEnumerable<string> tools)
    {
        Options = Options with { Allow = Options.Allow.AddRange(tools) };
        return this;
    }

    /// <summary>Denies these tools.</summary>
    /// <param name="tools">Names, or <c>prefix*</c>.</param>
    public ToolsBuilder Deny(params IEnumerable<string> tools)
    {
        Options = Options with { Deny = Options.Deny.AddRange(tools) };
        return this;
    }

    /// <summary>Has a person allow each call of these tools.</summary>
    /// <param name="tools">Names, or <c>prefix*</c>.</param>
    public ToolsBuilder RequireApproval(params IEnumerable<string> tools)
    {
        Options = Options with { Approval = Options.Approval.AddRange(tools) };
        return this;
    }

    /// <summary>Sets how a tool is called.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="policy">Its time-out and retries.</param>
    public ToolsBuilder Configure(string tool, ToolPolicy policy)
    {
        Options = Options with { Policies = Options.Policies.SetItem(tool, policy) };
        return this;
    }

    /// <summary>Changes any of the options.</summary>
    /// <param name="change">Gives the changed options.</param>
    public ToolsBuilder With(Func<ToolOptions, ToolOptions> change)
    {
        Options = change(Options);
        return this;
    }
}
