using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using SubOrchestrationOptions = GenXai.Workflows.Orchestration.SubOrchestrationOptions;

namespace GenXai.Functions.Adapters;

/// <summary>The port on the context of Durable Functions, member by member; strings in and out.</summary>
internal sealed class OrchestrationContextAdapter(TaskOrchestrationContext context, DurableSeal seal) : IOrchestrationContext
{
    // What an activity does wrong comes back as a value. What is thrown is a fault of the host or the store: the call
    // is made again, with the same key, for about half an hour.
    private static readonly TaskOptions Again = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 30,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(1)));

    private readonly List<LogEntry> _unwritten = [];
    private bool _isContinued;

    public string InstanceId => context.InstanceId;

    public bool IsReplaying => context.IsReplaying;

    public DateTimeOffset CurrentUtcTime => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    /// <summary>Runs an orchestrator on the durable runtime: opens its input and seals its output.</summary>
    public static async Task<string?> RunAsync(IOrchestrator orchestrator, TaskOrchestrationContext context, DurableSeal seal)
    {
        var input = seal.OpenInput(context.InstanceId, context.GetInput<string>());
        return seal.SealOutput(context.InstanceId, await orchestrator.RunAsync(new OrchestrationContextAdapter(context, seal), input));
    }

    public Guid NewGuid() => context.NewGuid();

    public async Task<CallResult> CallActivityAsync(string name, ActivityInput input)
    {
        // Entries of a call that never got through travel with the next one: the log must not have a gap for ever.
        List<LogEntry> entries = [.. _unwritten, .. input.Entries ?? []];
        _unwritten.Clear();
        try
        {
            var envelope = seal.SealCall(InstanceId, ActivityEnvelope.Pack(InstanceId, input with { Entries = entries }));
            return ResultEnvelope.Unpack(seal.OpenResult(InstanceId, await context.CallActivityAsync<string?>(name, envelope, Again)));
        }
        catch (TaskFailedException exception)
        {
            _unwritten.AddRange(entries);
            return Failure(exception.FailureDetails);
        }
    }

    public async Task<CallResult> CallSubOrchestrationAsync(string name, string? input, SubOrchestrationOptions options)
    {
        var asked = new Microsoft.DurableTask.SubOrchestrationOptions(instanceId: options.InstanceId);
        if (options.Version is { } version)
        {
            asked = asked with { Version = new TaskVersion(version) };
        }

        try
        {
            var output = await context.CallSubOrchestratorAsync<string?>(name, seal.SealInput(options.InstanceId, input), asked);
            return CallResult.Success(seal.OpenOutput(options.InstanceId, output));
        }
        catch (TaskFailedException exception)
        {
            return Failure(exception.FailureDetails);
        }
    }

    public Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken) =>
        context.CreateTimer(fireAt.UtcDateTime, cancellationToken);

    public async Task<string> WaitForExternalEventAsync(string name)
    {
        var payload = await context.WaitForExternalEvent<string>(name);
        if (_isContinued)
        {
            // It came in the very batch in which this generation ended. The waiter took it before it could be kept
            // for the next generation, and nobody here reads it any more: it is sent again.
            context.SendEvent(InstanceId, name, payload);
        }

        return seal.OpenEvent(InstanceId, payload);
    }

    public void SendEvent(string instanceId, string name, string payload) =>
        context.SendEvent(instanceId, name, seal.SealEvent(instanceId, payload));

    public async Task<CallResult> CallEntityAsync(EntityId id, string operation, string? input)
    {
        try
        {
            var answer = await context.Entities.CallEntityAsync<string?>(Address(id), operation, seal.SealEntity(id, "input", input));
            return ResultEnvelope.Unpack(seal.OpenEntity(ReducerSet.KeyOf(id), "answer", answer));
        }
        catch (EntityOperationFailedException exception)
        {
            return Failure(exception.FailureDetails);
        }
    }

    public void SignalEntity(EntityId id, string operation, string? input) =>
        _ = context.Entities.SignalEntityAsync(Address(id), operation, seal.SealEntity(id, "input", input));

    public void SetCustomStatus(string? customStatus) => context.SetCustomStatus(customStatus);

    public void ContinueAsNew(string input)
    {
        _isContinued = true;
        context.ContinueAsNew(seal.SealInput(InstanceId, input), preserveUnprocessedEvents: true);
    }

    public ILogger CreateReplaySafeLogger(string category) => context.CreateReplaySafeLogger(category);

    private static EntityInstanceId Address(EntityId id) => new(ReducerSet.EntityName, ReducerSet.KeyOf(id));

    private static CallResult Failure(TaskFailureDetails details) =>
        CallResult.Fail(FailureTypes.Short(details.ErrorType), details.ErrorMessage);
}
