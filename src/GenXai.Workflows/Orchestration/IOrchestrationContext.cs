using Microsoft.Extensions.Logging;

namespace GenXai.Workflows.Orchestration;

/// <summary>
/// The port between the interpreter and a durable host. Every member maps one to one onto a member of
/// <c>Microsoft.DurableTask.TaskOrchestrationContext</c>; values cross it as strings that are already
/// serialised, because the Durable extension does not use custom data converters. Everything here is
/// deterministic: under replay each member gives what it gave the first time. Tasks complete on the
/// orchestration's own thread, in the order in which their events stand in history.
/// </summary>
public interface IOrchestrationContext
{
    /// <summary>The id of this instance.</summary>
    string InstanceId { get; }

    /// <summary>True while what runs has run before and is only being rebuilt from history.</summary>
    bool IsReplaying { get; }

    /// <summary>The time of the event that is being handled, UTC; it stands still between events.</summary>
    DateTimeOffset CurrentUtcTime { get; }

    /// <summary>A GUID that is the same at every replay.</summary>
    Guid NewGuid();

    /// <summary>
    /// Schedules an activity. At least one execution; its first committed result is what the task gives, always.
    /// A failure is a value, never an exception.
    /// </summary>
    /// <param name="name">The activity's name.</param>
    /// <param name="input">What it is given, and the log entries that travel with it.</param>
    Task<CallResult> CallActivityAsync(string name, ActivityInput input);

    /// <summary>Starts a sub-orchestration under an explicit id and waits for its result.</summary>
    /// <param name="name">The orchestrator's name.</param>
    /// <param name="input">Its input, serialised.</param>
    /// <param name="options">Its id and version.</param>
    Task<CallResult> CallSubOrchestrationAsync(string name, string? input, SubOrchestrationOptions options);

    /// <summary>
    /// A durable timer. On some hosts it may fire early or up to 30 s late: compare with
    /// <see cref="CurrentUtcTime"/> and wait again when it is early.
    /// </summary>
    /// <param name="fireAt">When to fire, UTC. A time in the past fires at the next event.</param>
    /// <param name="cancellationToken">Cancels the timer; the task then ends cancelled.</param>
    Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for one external event of that name. Events that came before are buffered in order; those that a
    /// generation leaves to the next may come in any order on some hosts. Names ignore case; with several waiters the
    /// newest is served first, so keep to one waiter per name.
    /// </summary>
    /// <param name="name">The event's name.</param>
    Task<string> WaitForExternalEventAsync(string name);

    /// <summary>Sends an external event to another instance; fire and forget, delivered at least once.</summary>
    /// <param name="instanceId">The receiver. An unknown or ended instance drops it.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="payload">The event's payload, serialised.</param>
    void SendEvent(string instanceId, string name, string payload);

    /// <summary>Calls an entity and waits for its answer.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="input">The operation's input, serialised.</param>
    Task<CallResult> CallEntityAsync(EntityId id, string operation, string? input);

    /// <summary>Signals an entity: fire and forget, in order per sender.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="input">The operation's input, serialised.</param>
    void SignalEntity(EntityId id, string operation, string? input);

    /// <summary>Sets what status queries show. At most 2 KiB of UTF-8.</summary>
    /// <param name="customStatus">JSON.</param>
    void SetCustomStatus(string? customStatus);

    /// <summary>
    /// Ends this generation and starts the next under the same id with a new input and an empty history. External
    /// events not yet consumed are carried over. Call it last, with no activity or sub-orchestration open: their
    /// results would be lost. Waits for events and timers may be open; they end with the generation.
    /// </summary>
    /// <param name="input">The next generation's input.</param>
    void ContinueAsNew(string input);

    /// <summary>A logger that is silent under replay.</summary>
    /// <param name="category">The logger's category.</param>
    ILogger CreateReplaySafeLogger(string category);
}
