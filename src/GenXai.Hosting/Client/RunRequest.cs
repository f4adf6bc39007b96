using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Client;

/// <summary>How runs are put to the orchestration client, roots and sub-runs alike.</summary>
internal static class RunRequest
{
    public static ScheduleRequest Of(WorkflowRunInput input, string workflow, string? request = null) => new(
        WorkflowEngine.OrchestratorName,
        input.RunId,
        JsonSerializer.Serialize(input, ContractsJsonContext.Default.WorkflowRunInput))
    {
        Version = input.Engine.ToString(CultureInfo.InvariantCulture),
        RootId = input.ParentId is null ? null : input.RootId,
        Tag = workflow,
        Metadata = JsonSerializer.Serialize(
            new RunMetadata(workflow, input.Definition, input.WorkflowKey, request), HostingJsonContext.Default.RunMetadata),
    };
}
