using GenXai.Hosting.Azure.Encryption;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Durable;

/// <summary>The durable runtime, which is given sealed strings and gives them back. Custom statuses hold no values and stay in the clear.</summary>
public sealed class SealedInstances : IDurableInstances
{
    private readonly IDurableInstances _inner;
    private readonly DurableSeal _seal;

    /// <summary>Makes it.</summary>
    /// <param name="inner">The runtime.</param>
    /// <param name="seal">What seals.</param>
    public SealedInstances(IDurableInstances inner, DurableSeal seal)
    {
        _inner = inner;
        _seal = seal;
    }

    /// <inheritdoc />
    public Task StartAsync(string name, string version, string instanceId, string? input, CancellationToken cancellationToken) =>
        _inner.StartAsync(name, version, instanceId, _seal.SealInput(instanceId, input), cancellationToken);

    /// <inheritdoc />
    public async Task<DurableInstance?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await _inner.FindAsync(instanceId, cancellationToken) is { } found
            ? found with
            {
                Input = _seal.OpenInput(instanceId, found.Input),
                Output = _seal.OpenOutput(instanceId, found.Output),
                Failure = _seal.OpenReason(instanceId, found.Failure),
            }
            : null;

    /// <inheritdoc />
    public Task RaiseEventAsync(string instanceId, string name, string payload, CancellationToken cancellationToken) =>
        _inner.RaiseEventAsync(instanceId, name, _seal.SealEvent(instanceId, payload), cancellationToken);

    /// <inheritdoc />
    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        _inner.SuspendAsync(instanceId, _seal.SealReason(instanceId, reason), cancellationToken);

    /// <inheritdoc />
    public Task ResumeAsync(string instanceId, CancellationToken cancellationToken) => _inner.ResumeAsync(instanceId, cancellationToken);

    /// <inheritdoc />
    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        _inner.TerminateAsync(instanceId, _seal.SealReason(instanceId, reason), cancellationToken);

    /// <inheritdoc />
    public Task PurgeAsync(string instanceId, CancellationToken cancellationToken) => _inner.PurgeAsync(instanceId, cancellationToken);

    /// <inheritdoc />
    public Task SignalEntityAsync(EntityId id, string operation, string? input, CancellationToken cancellationToken) =>
        _inner.SignalEntityAsync(id, operation, _seal.SealEntity(id, "input", input), cancellationToken);

    /// <inheritdoc />
    public async Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken) =>
        _seal.OpenEntity(ReducerSet.KeyOf(id), "state", await _inner.ReadEntityAsync(id, cancellationToken));
}
