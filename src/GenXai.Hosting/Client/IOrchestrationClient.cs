using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Client;

/// <summary>
/// The second port: what the world may do to orchestrations. It maps onto <c>DurableTaskClient</c>. Every member
/// returns after its effect is durable, and throws <see cref="StorageException"/> when the store cannot be used.
/// </summary>
public interface IOrchestrationClient
{
    /// <summary>Starts an instance, unless its id is in use: insert if absent, never replace.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="cancellationToken">Ends the wait, not the start.</param>
    /// <returns>False when the id is in use; nothing was changed then.</returns>
    /// <exception cref="ArgumentException">The host knows no orchestrator of that name and no version was given.</exception>
    Task<bool> ScheduleAsync(ScheduleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts an ended instance anew under its id, with another input; its log stays, its history does not.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="input">The input, serialised.</param>
    /// <param name="cancellationToken">Ends the wait, not the start.</param>
    /// <returns>False when there is no such instance or it has not ended; nothing was changed then.</returns>
    Task<bool> RestartAsync(string instanceId, string input, CancellationToken cancellationToken = default);

    /// <summary>Sends an external event to an instance.</summary>
    /// <param name="instanceId">The receiver.</param>
    /// <param name="name">The event's name; case is ignored.</param>
    /// <param name="payload">The payload, serialised.</param>
    /// <param name="cancellationToken">Ends the wait, not the sending.</param>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> RaiseEventAsync(string instanceId, string name, string payload, CancellationToken cancellationToken = default);

    /// <summary>Raises an event of which there may be one only, whoever sends it: the first wins, for all processes.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="payload">The event, serialised.</param>
    /// <param name="question">What it answers: a number of the instance's log; forgotten when the run is purged.</param>
    /// <param name="cancellationToken">Ends the wait, not the event.</param>
    Task<RaiseOutcome> RaiseEventOnceAsync(
        string instanceId, string name, string payload, long question, CancellationToken cancellationToken = default);

    /// <summary>Holds an instance: what runs ends and is kept, nothing new begins.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Lets a suspended instance go on; one that did not fit this program is tried again.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there is no such instance or it has ended.</returns>
    Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Ends a whole tree at once, by force: no code of the orchestrations runs any more.</summary>
    /// <param name="rootId">The tree's root.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many instances were ended; zero when there was none at work.</returns>
    Task<int> TerminateAsync(string rootId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Deletes an ended tree with its history, messages and log.</summary>
    /// <param name="rootId">The tree's root.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<PurgeOutcome> PurgeAsync(string rootId, CancellationToken cancellationToken = default);

    /// <summary>Reads one instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="withInput">Whether to read its input too.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when there is no such instance.</returns>
    Task<OrchestrationState?> GetAsync(
        string instanceId, bool withInput = false, CancellationToken cancellationToken = default);

    /// <summary>Lists instances, newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="ArgumentException">The page size or the continuation is bad.</exception>
    Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken = default);

    /// <summary>Waits until an instance is as asked; looks at once, then whenever the instance moves.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="until">What to wait for; it must be quick and pure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state that was as asked; null when there is no such instance.</returns>
    Task<OrchestrationState?> WaitForChangeAsync(
        string instanceId, Func<OrchestrationState, bool> until, CancellationToken cancellationToken = default);

    /// <summary>Signals an entity: applied exactly once; its answer is not given.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="input">The operation's input, serialised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SignalEntityAsync(
        EntityId id, string operation, string? input, CancellationToken cancellationToken = default);

    /// <summary>Reads an entity's state.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when there is no such entity.</returns>
    Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken = default);
}
