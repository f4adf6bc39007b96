using GenXai.Workflows.Contracts.Log.Child;

namespace GenXai.Workflows.Contracts;

/// <summary>The input of the <c>start_child</c> activity. Starting the same id twice starts one run.</summary>
/// <param name="Input">The input of the sub-run's orchestration.</param>
/// <param name="Workflow">The sub-workflow's name, for lists.</param>
/// <param name="Resumes">The sub-run that it goes on from; null: it starts anew.</param>
public sealed record StartChildRequest(WorkflowRunInput Input, string Workflow, ChildOrigin? Resumes = null);
