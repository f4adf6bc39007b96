using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Durable;

/// <summary>
/// What is asked of <c>DurableTaskClient</c>: strings in and out, no more than that class has. It gives no order, and
/// lets a second start replace an ended instance; the index of runs makes up for both.
/// </summary>
public interface IDurableInstances
{
    /// <summary>Starts an instance; one that is at work under the id is left alone.</summary>
    /// <param name="name">The orchestrator's name.</param>
    /// <param name="version">The orchestrator's version.</param>
    /// <param name="instanceId">The id.</param>
    /// <param name="input">The input, serialised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task StartAsync(string name, string version, string instanceId, string? input, CancellationToken cancellationToken);

    /// <summary>Reads an instance.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when there is none.</returns>
    Task<DurableInstance?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Sends an external event.</summary>
    /// <param name="instanceId">The receiver.</param>
    /// <param name="name">The event's name.</param>
    /// <param name="payload">The payload, serialised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RaiseEventAsync(string instanceId, string name, string payload, CancellationToken cancellationToken);

    /// <summary>Holds an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>Lets an instance go on.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ResumeAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Ends one instance by force.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why, for people; kept as the output.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>Deletes one ended instance with its history; an unknown one is no fault.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PurgeAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Signals an entity.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="input">The input, serialised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SignalEntityAsync(EntityId id, string operation, string? input, CancellationToken cancellationToken);

    /// <summary>Reads an entity's state.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when there is none.</returns>
    Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken);
}
