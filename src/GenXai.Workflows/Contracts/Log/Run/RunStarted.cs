using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.started</c>: The run starts.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Definition">The bundle's hash.</param>
/// <param name="WorkflowKey">The workflow's key in the bundle.</param>
/// <param name="Engine">The interpreter's number.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="RootId">The root run's id; the run's own for a root.</param>
/// <param name="Prefix">The path of the sub-workflow from the root run; empty for a root.</param>
/// <param name="ParentId">The parent run's id; null for a root.</param>
/// <param name="Input">The run's input.</param>
/// <param name="Undoes">The completed sub-run that this run undoes, and nothing else; null: it is a run of the workflow.</param>
public sealed record RunStarted(
    string Workflow,
    string Definition,
    string WorkflowKey,
    int Engine,
    int Epoch,
    string RootId,
    string Prefix,
    string? ParentId,
    JsonElement Input,
    string? Undoes = null) : LogData;
