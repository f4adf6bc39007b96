using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions;

/// <summary>A bundle that was read without a fault: its definitions, ready to compile.</summary>
public sealed record WorkflowProgram
{
    /// <summary>The bundle that it was read from.</summary>
    public required WorkflowBundle Bundle { get; init; }

    /// <summary>The key of the main workflow in <see cref="Workflows"/>.</summary>
    public required string Main { get; init; }

    /// <summary>The workflows by key (the bundle's file name). An ordinary sub-workflow is one of them.</summary>
    public required ImmutableSortedDictionary<string, WorkflowDefinition> Workflows { get; init; }

    /// <summary>From "workflow key|reference as authored" to the key of the workflow that is meant.</summary>
    public required ImmutableSortedDictionary<string, string> Subworkflows { get; init; }
}
