using GenXai.Workflows.Definitions.Reading;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Reads a workflow and all that it refers to, each source once, by a queue.</summary>
internal sealed class LoadSession(ISourceLocator locator, LoadOptions options)
{
    private readonly Dictionary<string, LoadedWorkflow> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadObject?> _agents = new(StringComparer.Ordinal);
    private readonly Queue<LoadedWorkflow> _waiting = new();

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The workflows in the order in which they were met, the main one first.</summary>
    public List<LoadedWorkflow> Workflows { get; } = [];

    public void Load(DefinitionSource main)
    {
        Enqueue(main);
        while (_waiting.TryDequeue(out var next))
        {
            Read(next);
        }

        RecursionCheck.Run(Workflows, Diagnostics);
    }

    private LoadedWorkflow Enqueue(DefinitionSource source)
    {
        if (!_byKey.TryGetValue(source.Key, out var workflow))
        {
            workflow = new LoadedWorkflow(source);
            _byKey.Add(source.Key, workflow);
            Workflows.Add(workflow);
            _waiting.Enqueue(workflow);
        }

        return workflow;
    }

    private void Read(LoadedWorkflow workflow)
    {
        var source = workflow.Source;
        var node = source.Inline ?? TopLevel.FindWorkflow(YamlReader.Read(source.Text, source.Display, Diagnostics), source.Display, Diagnostics);
        if (node is null || new ShapeReader(Diagnostics).ReadObject(node, WorkflowShapes.Workflow) is not { } root)
        {
            return;
        }

        var agents = ReadAgents(workflow, root);
        workflow.Read = new WorkflowBuilder().Build(root, agents, Diagnostics);
        ValidationRules.Check(new ValidationContext(workflow.Read, Diagnostics, options.KnownTools)
        {
            KnownToolPrefixes = options.KnownToolPrefixes,
            McpServers = options.McpServers,
        });
        var resolved = new Dictionary<string, LoadedWorkflow>(StringComparer.Ordinal);
        foreach (var reference in workflow.Read.References)
        {
            if (!resolved.TryGetValue(reference.Text, out var target))
            {
                var found = locator.FindWorkflow(source, reference.Text, Diagnostics);
                if (found.Source is null)
                {
                    Diagnostics.Error(DiagnosticCodes.UnknownWorkflow, reference.Location, found.Failure);
                    continue;
                }

                target = Enqueue(found.Source);
                resolved.Add(reference.Text, target);
            }

            workflow.Targets.Add((reference, target));
        }
    }

    private ReadObject? ReadAgents(LoadedWorkflow workflow, ReadObject root)
    {
        if (root.Text("agents_ref") is not { } reference)
        {
            return null;
        }

        var found = locator.FindAgents(workflow.Source, reference);
        if (found.Source is not { } source)
        {
            Diagnostics.Error(DiagnosticCodes.AgentsRefNotFound, root.Where("agents_ref"), found.Failure);
            return null;
        }

        workflow.Agents = (reference, source);
        if (!_agents.TryGetValue(source.Key, out var agents))
        {
            var node = YamlReader.Read(source.Text, source.Display, Diagnostics);
            agents = node is null ? null : new ShapeReader(Diagnostics).ReadObject(node, AgentShapes.AgentsFile);
            _agents.Add(source.Key, agents);
            if (agents is not null)
            {
                AgentMerge.ReportDuplicates(AgentMerge.WithIds(agents), Diagnostics);
            }
        }

        return agents;
    }
}
