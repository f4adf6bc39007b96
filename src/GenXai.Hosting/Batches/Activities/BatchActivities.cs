using GenXai.Activities.Callbacks;
using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>Puts the activities of batches together.</summary>
public static class BatchActivities
{
    /// <summary>Makes them.</summary>
    /// <param name="client">The host's orchestrations.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="files">The files of batches.</param>
    /// <param name="callbacks">Sends callbacks.</param>
    public static IReadOnlyList<IActivity> Create(
        IOrchestrationClient client, WorkflowClient runs, IBatchFiles files, CallbackSender callbacks) =>
    [
        new BatchStartActivity(client, runs, files),
        new BatchLookActivity(client),
        new BatchCollectActivity(runs, files),
        new BatchCallbackActivity(callbacks),
    ];
}
