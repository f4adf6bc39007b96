using GenXai.Workflows.Definitions.Reading;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>A workflow that was read, and what its references lead to.</summary>
internal sealed class LoadedWorkflow(DefinitionSource source)
{
    public DefinitionSource Source { get; } = source;

    /// <summary>The definition; null when nothing could be read.</summary>
    public ReadWorkflow? Read { get; set; }

    /// <summary>The agents file as authored and found; null for none.</summary>
    public (string Reference, DefinitionSource Source)? Agents { get; set; }

    /// <summary>The workflows that it mentions, in file order.</summary>
    public List<(WorkflowReference Reference, LoadedWorkflow Target)> Targets { get; } = [];
}
