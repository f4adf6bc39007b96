using System.Globalization;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Contracts.Memory;

/// <summary>Which entity holds which shared memory.</summary>
public static class MemoryScopes
{
    /// <summary>The entity that holds the memory of a run; it is purged with the run.</summary>
    /// <param name="runId">The run; a sub-run has a memory of its own.</param>
    public static EntityId OfRun(string runId) => new(MemoryOperations.EntityName, $"{runId}/memory/0");

    /// <summary>The entity that holds one part of a shared memory.</summary>
    /// <param name="scope">What the definition says.</param>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="runId">The run.</param>
    /// <param name="shard">The part, from 0.</param>
    public static EntityId Entity(string scope, string workflow, string runId, int shard)
    {
        var number = shard.ToString(CultureInfo.InvariantCulture);
        return scope switch
        {
            MemoryDefinition.RunScope => OfRun(runId),
            MemoryDefinition.WorkflowScope => new EntityId(MemoryOperations.EntityName, $"workflow:{workflow}/memory/{number}"),
            _ => new EntityId(MemoryOperations.EntityName, $"scope:{scope}/memory/{number}"),
        };
    }
}
