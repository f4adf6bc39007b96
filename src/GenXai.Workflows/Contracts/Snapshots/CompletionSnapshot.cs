using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>Something that a run has completed and can undo.</summary>
/// <param name="Path">The node, element or pass of a loop: <c>a</c>, <c>a[3]</c>.</param>
/// <param name="Pass">Which execution of the node it was, from 1.</param>
/// <param name="Seq">The entry by which it completed.</param>
/// <param name="Output">What it gave; null for a sub-run, which knows that itself.</param>
/// <param name="Locals">The names of the element or pass; null for none.</param>
/// <param name="ChildId">The sub-run that undoes itself, where the node does not say how; null: the node says it.</param>
/// <param name="WorkflowKey">The key of the sub-run's workflow in the bundle; null where there is no sub-run.</param>
public sealed record CompletionSnapshot(
    string Path,
    int Pass,
    long Seq,
    JsonElement? Output,
    IReadOnlyList<NamedValue>? Locals = null,
    string? ChildId = null,
    string? WorkflowKey = null);
