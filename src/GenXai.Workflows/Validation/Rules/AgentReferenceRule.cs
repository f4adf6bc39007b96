using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>Agents that nodes, bodies and flows name are defined.</summary>
internal sealed class AgentReferenceRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        var ids = context.Definition.Agents.Select(agent => agent.Id).ToList();
        var known = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var node in context.Definition.Nodes)
        {
            switch (node.Settings)
            {
                case AgentSettings settings:
                    Check(context, known, ids, settings.Agent, context.Locate(node, "agent"), context.Source(node).Has("agent"));
                    break;
                case FlowSettings:
                    foreach (var item in context.Source(node).Items("agents").Where(item => item.Text is not null))
                    {
                        Check(context, known, ids, item.Text!, item.Node.Location, given: true);
                    }

                    break;
            }
        }

        foreach (var body in context.Bodies())
        {
            if (body.Settings is AgentSettings settings)
            {
                Check(context, known, ids, settings.Agent, context.Locate(body, "agent"), context.Source(body).Has("agent"));
            }
        }
    }

    private static void Check(ValidationContext context, HashSet<string> known, List<string> ids, string id, SourceLocation at, bool given)
    {
        if (known.Contains(id))
        {
            return;
        }

        var mend = given ? "define it under 'agents'" : "the node names no agent, so its own id is taken: add 'agent:', or define an agent of that id";
        context.Diagnostics.Error(DiagnosticCodes.UnknownAgent, at, $"no agent has the id '{id}'; {mend}.{Suggestion.For(id, ids, context.Diagnostics)}");
    }
}
