namespace GenXai.Workflows.Contracts.Log.Child;

/// <summary><c>child.started</c>: A sub-run was started.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="ChildId">The sub-run's id.</param>
/// <param name="Workflow">The workflow's key in the bundle.</param>
/// <param name="Resumes">The earlier sub-run that it goes on from, after a retry, a fork or on the way back; null: none.</param>
public sealed record ChildStarted(int Step, string ChildId, string Workflow, string? Resumes = null) : OpenStepData;
