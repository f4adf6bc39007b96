using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace GenXai.Functions.Adapters;

/// <summary>What the index of runs asks of the durable runtime, on its client.</summary>
internal sealed class DurableInstancesAdapter(DurableClientAccessor accessor) : IDurableInstances
{
    private const string ReasonMark = "reason: ";

    private DurableTaskClient Client => accessor.Client;

    public async Task StartAsync(
        string name, string version, string instanceId, string? input, CancellationToken cancellationToken)
    {
        var options = new StartOrchestrationOptions(instanceId) { Version = new TaskVersion(version) };
        try
        {
            await Client.ScheduleNewOrchestrationInstanceAsync(name, input, options, cancellationToken);
        }
#pragma warning disable CA1031 // Each backend refuses an id in use by an exception of its own; anything else is thrown on.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // The sweeper and a slow start may meet: whoever comes second finds the run at work.
            if (await FindAsync(instanceId, cancellationToken) is null)
            {
                throw;
            }
        }
    }

    public async Task<DurableInstance?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        var found = await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var status = StatusOf(found.RuntimeStatus);
        return new DurableInstance(
            status,
            found.LastUpdatedAt,
            found.SerializedCustomStatus is null ? null : found.ReadCustomStatusAs<string>(),
            found.SerializedInput is null ? null : found.ReadInputAs<string>(),
            status == OrchestrationStatus.Completed && found.SerializedOutput is not null ? found.ReadOutputAs<string>() : null,
            FailureOf(found, status));
    }

    public Task RaiseEventAsync(string instanceId, string name, string payload, CancellationToken cancellationToken) =>
        Client.RaiseEventAsync(instanceId, name, payload, cancellationToken);

    // With a word before it: the Azure Storage backend takes a reason that looks like an address for that of a blob with a
    // large value, and cannot read the instance any more (MessageManager.TryGetLargeMessageReference of
    // DurableTask.AzureStorage).
    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        Client.SuspendInstanceAsync(instanceId, ReasonMark + reason, cancellationToken);

    public Task ResumeAsync(string instanceId, CancellationToken cancellationToken) =>
        Client.ResumeInstanceAsync(instanceId, reason: null, cancellationToken);

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        Client.TerminateInstanceAsync(instanceId, (object)reason, cancellationToken);

    public Task PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        Client.PurgeInstanceAsync(instanceId, new PurgeInstanceOptions(Recursive: false), cancellationToken);

    public Task SignalEntityAsync(EntityId id, string operation, string? input, CancellationToken cancellationToken) =>
        Client.Entities.SignalEntityAsync(Address(id), operation, input, options: null, cancellationToken);

    public async Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken)
    {
        var found = await Client.Entities.GetEntityAsync<string>(Address(id), includeState: true, cancellationToken);
        return found is { IncludesState: true } ? found.State : null;
    }

    internal static OrchestrationStatus StatusOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Pending => OrchestrationStatus.Pending,
        OrchestrationRuntimeStatus.Suspended => OrchestrationStatus.Suspended,
        OrchestrationRuntimeStatus.Completed => OrchestrationStatus.Completed,
        OrchestrationRuntimeStatus.Failed => OrchestrationStatus.Failed,
        OrchestrationRuntimeStatus.Terminated => OrchestrationStatus.Terminated,
        _ => OrchestrationStatus.Running,
    };

    private static EntityInstanceId Address(EntityId id) => new(ReducerSet.EntityName, ReducerSet.KeyOf(id));

    private static FailureDetails? FailureOf(OrchestrationMetadata found, OrchestrationStatus status) => status switch
    {
        OrchestrationStatus.Failed when found.FailureDetails is { } details =>
            new FailureDetails(FailureTypes.Short(details.ErrorType), details.ErrorMessage),
        OrchestrationStatus.Failed => FailureTypes.Parse(found.SerializedOutput),
        OrchestrationStatus.Terminated => new FailureDetails(
            "terminated", found.SerializedOutput is null ? "terminated by force" : found.ReadOutputAs<string>() ?? "terminated by force"),

        // The Azure Storage backend shows the reason where the output will stand; others do not tell it.
        OrchestrationStatus.Suspended when found.SerializedOutput is { } reason => new FailureDetails("suspended", ReasonOf(reason)),
        _ => null,
    };

    private static string ReasonOf(string text) =>
        text.StartsWith(ReasonMark, StringComparison.Ordinal) ? text[ReasonMark.Length..] : text;
}
