using System.Collections.Immutable;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>A bundle with one workflow.</summary>
internal sealed class OneProgram : IDefinitionSource
{
    public const string Hash = "sha256:test";
    public const string Workflow = "w.yaml";
    private readonly WorkflowProgram _program;

    public OneProgram(IEnumerable<AgentDefinition>? agents = null, IEnumerable<ToolDefinition>? tools = null, bool sharesMemory = false)
    {
        var workflow = new WorkflowDefinition
        {
            Name = "w",
            Agents = [.. agents ?? []],
            Tools = [.. tools ?? []],
            Memory = new MemoryDefinition { Shared = sharesMemory },
        };
        _program = new WorkflowProgram
        {
            Bundle = new WorkflowBundle
            {
                Main = Workflow,
                Files = ImmutableSortedDictionary<string, string>.Empty,
                References = ImmutableSortedDictionary<string, string>.Empty,
                Hash = Hash,
            },
            Main = Workflow,
            Workflows = ImmutableSortedDictionary<string, WorkflowDefinition>.Empty.Add(Workflow, workflow),
            Subworkflows = ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    public static CallOrigin Origin(string key = "run/0/a/1/1") => new(key, "run", Hash, Workflow, "a", "a");

    public WorkflowProgram Get(string hash) =>
        string.Equals(hash, Hash, StringComparison.Ordinal) ? _program : throw new KeyNotFoundException(hash);
}
