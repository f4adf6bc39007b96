using System.Collections.Immutable;
using GenXai.Workflows.Flows;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Names the texts of a program relative to the deepest folder that holds them all, and hashes them.</summary>
internal sealed class BundleBuilder
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, string>.Builder _files =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    public static WorkflowProgram Build(List<LoadedWorkflow> workflows)
    {
        var builder = new BundleBuilder();
        builder.NameAll([.. workflows.SelectMany(Sources).DistinctBy(source => source.Key, StringComparer.Ordinal)]);
        return builder.Assemble(workflows, null);
    }

    /// <summary>A program from a bundle keeps that bundle.</summary>
    public static WorkflowProgram Rebuild(List<LoadedWorkflow> workflows, WorkflowBundle bundle)
    {
        var builder = new BundleBuilder();
        foreach (var source in workflows.SelectMany(Sources))
        {
            builder._names[source.Key] = source.Key;
        }

        return builder.Assemble(workflows, bundle);
    }

    /// <summary>A name made fit for a file name.</summary>
    public static string Slug(string name) =>
        string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));

    private static IEnumerable<DefinitionSource> Sources(LoadedWorkflow workflow) =>
        workflow.Agents is { } agents ? [workflow.Source, agents.Source] : [workflow.Source];

    private void NameAll(List<DefinitionSource> sources)
    {
        foreach (var area in sources.OrderBy(source => source.Inline is not null).GroupBy(source => source.Area, StringComparer.Ordinal))
        {
            var root = DefinitionPath.CommonFolder(area.Where(source => source.Inline is null).Select(source => source.Key));
            foreach (var source in area)
            {
                Name(source, source.InlineName is { } inline
                    ? $"inline/{Slug(inline)}.json"
                    : $"{area.Key}/{source.Key[root.Length..].TrimStart('/')}".TrimStart('/'));
            }
        }
    }

    private void Name(DefinitionSource source, string name)
    {
        while (_files.ContainsKey(name))
        {
            name = "_" + name;
        }

        _names.Add(source.Key, name);
        _files.Add(name, source.Text);
    }

    private WorkflowProgram Assemble(List<LoadedWorkflow> workflows, WorkflowBundle? bundle)
    {
        var references = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var subworkflows = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var definitions = ImmutableSortedDictionary.CreateBuilder<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var workflow in workflows)
        {
            var name = _names[workflow.Source.Key];
            definitions.Add(name, workflow.Read!.Definition);
            if (workflow.Agents is { } agents)
            {
                references[BundleLocator.Reference(name, BundleLocator.AgentsPrefix + agents.Reference)] = _names[agents.Source.Key];
            }

            foreach (var (reference, target) in workflow.Targets)
            {
                var key = BundleLocator.Reference(name, reference.Text);
                references[key] = subworkflows[key] = _names[target.Source.Key];
            }
        }

        AddFlows(definitions, subworkflows);

        var main = _names[workflows[0].Source.Key];
        return new WorkflowProgram
        {
            Bundle = bundle ?? Bundle(main, references.ToImmutable()),
            Main = main,
            Workflows = definitions.ToImmutable(),
            Subworkflows = subworkflows.ToImmutable(),
        };
    }

    // A flow is a workflow like any other from here on. It has no text: it follows from the definition that holds it.
    private static void AddFlows(
        ImmutableSortedDictionary<string, WorkflowDefinition>.Builder definitions,
        ImmutableSortedDictionary<string, string>.Builder subworkflows)
    {
        foreach (var (name, definition) in definitions.ToList())
        {
            var own = subworkflows.Where(pair => pair.Key.StartsWith(BundleLocator.Reference(name, ""), StringComparison.Ordinal)).ToList();
            foreach (var node in definition.Nodes.Where(node => node.Kind == NodeKind.Flow))
            {
                var reference = FlowExpander.ReferenceOf(node.Id);
                var key = name + reference;
                definitions.Add(key, FlowExpander.Expand(definition, node));
                subworkflows.Add(BundleLocator.Reference(name, reference), key);
                foreach (var (mention, target) in own)
                {
                    // Its agents' tools may be workflows.
                    subworkflows[key + mention[name.Length..]] = target;
                }
            }
        }
    }

    private WorkflowBundle Bundle(string main, ImmutableSortedDictionary<string, string> references)
    {
        var files = _files.ToImmutable();
        return new WorkflowBundle { Main = main, Files = files, References = references, Hash = BundleHash.Compute(files) };
    }
}
