using System.Collections.Immutable;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Definitions.Reading;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Flows;

/// <summary>What patterns check of a flow, and how they report it.</summary>
internal sealed class FlowCheck(ValidationContext context, NodeDefinition node, ReadObject? given)
{
    private readonly FlowSettings _flow = (FlowSettings)node.Settings;

    public ImmutableArray<string> Agents => _flow.Agents;

    public FlowParams Params { get; } = new(((FlowSettings)node.Settings).Params);

    public ReadObject? Given => given;

    public DiagnosticBag Diagnostics => context.Diagnostics;

    /// <summary>Where a key of the node stands.</summary>
    public SourceLocation At(string key) => context.Locate(node, key);

    /// <summary>An agent that <c>params</c> names for a role takes part.</summary>
    public void Role(string key) => Member(given?.Text(key), given?.Where(key) ?? default, $"'{key}'");

    /// <summary>The keys of a map are agents that take part.</summary>
    public void Members(string key)
    {
        foreach (var entry in given?.Entries(key) ?? [])
        {
            Member(entry.Key, entry.Value.Node.Location, $"a key of '{key}'");
        }
    }

    /// <summary>An agent takes part.</summary>
    public void Member(string? agent, SourceLocation at, string what)
    {
        if (agent is not null && !Agents.Contains(agent, StringComparer.Ordinal))
        {
            Diagnostics.Error(
                DiagnosticCodes.UnknownAgent,
                at,
                $"{what} is '{agent}', which is not among the agents of the flow '{node.Id}' ({string.Join(", ", Agents)}); add it there.{Suggestion.For(agent, Agents, Diagnostics)}");
        }
    }

    /// <summary>A key that is only for another way to use the flow, or conflicts with another key.</summary>
    public void Conflict(string key, string message) => Diagnostics.Error(DiagnosticCodes.ConflictingValues, given!.Where(key), message);

    /// <summary>The bounds of a pool fit.</summary>
    public void Workers()
    {
        Members(FlowShapes.Capabilities);
        if (given?.Has(FlowShapes.MinWorkers) == true && Params.Int(FlowShapes.MinWorkers, 1) > Params.Int(FlowShapes.MaxWorkers, DefaultMaxWorkers))
        {
            Conflict(FlowShapes.MinWorkers, $"'{FlowShapes.MinWorkers}' is greater than '{FlowShapes.MaxWorkers}' ({Params.Int(FlowShapes.MaxWorkers, DefaultMaxWorkers)}); lower one or raise the other");
        }
    }

    /// <summary>An agent whose part in the flow is to oversee has no tools.</summary>
    public void NoTools(string agent, string role)
    {
        if (context.Definition.Agents.FirstOrDefault(each => string.Equals(each.Id, agent, StringComparison.Ordinal)) is { Tools.Length: > 0 } found)
        {
            Diagnostics.Error(
                DiagnosticCodes.ConflictingValues,
                context.Locate(found, "tools"),
                $"'{agent}' is the {role} of the flow '{node.Id}' and must not work itself: it has the tools {string.Join(", ", found.Tools)}; give them to a worker");
        }
    }

    public const int DefaultMaxWorkers = 10;
}
