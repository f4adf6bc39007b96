using System.Collections.Concurrent;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Tests;

/// <summary>A durable runtime that does nothing by itself: tests say where instances stand.</summary>
internal sealed class FakeInstances(TimeProvider time) : IDurableInstances
{
    public ConcurrentDictionary<string, DurableInstance> Instances { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Calls { get; } = new();

    public bool FailsToStart { get; set; }

    /// <summary>How often an instance is still found as pending.</summary>
    public int LooksBeforeItBegins { get; set; } = int.MaxValue;

    public void Set(string id, OrchestrationStatus status, string? customStatus = null, string? output = null) =>
        Instances[id] = new DurableInstance(status, time.GetUtcNow(), customStatus, "in", output, null);

    public Task StartAsync(string name, string version, string instanceId, string? input, CancellationToken cancellationToken)
    {
        if (FailsToStart)
        {
            throw new IOException("the runtime is away");
        }

        Calls.Enqueue($"start {name} {version} {instanceId} {input}");
        Instances[instanceId] = new DurableInstance(OrchestrationStatus.Pending, time.GetUtcNow(), null, input, null, null);
        return Task.CompletedTask;
    }

    public Task<DurableInstance?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        var found = Instances.GetValueOrDefault(instanceId);
        if (found?.Status == OrchestrationStatus.Pending && LooksBeforeItBegins-- <= 0)
        {
            found = Instances[instanceId] = found with { Status = OrchestrationStatus.Running };
        }

        return Task.FromResult(found);
    }

    public Task RaiseEventAsync(string instanceId, string name, string payload, CancellationToken cancellationToken) =>
        NoteAsync($"raise {instanceId} {name} {payload}");

    public Task SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        NoteAsync($"suspend {instanceId} {reason}");

    public Task ResumeAsync(string instanceId, CancellationToken cancellationToken) => NoteAsync($"resume {instanceId}");

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        Set(instanceId, OrchestrationStatus.Terminated);
        return NoteAsync($"terminate {instanceId} {reason}");
    }

    public Task PurgeAsync(string instanceId, CancellationToken cancellationToken)
    {
        Instances.TryRemove(instanceId, out _);
        return NoteAsync($"purge {instanceId}");
    }

    public Task SignalEntityAsync(EntityId id, string operation, string? input, CancellationToken cancellationToken) =>
        NoteAsync($"signal {id} {operation} {input}");

    public Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    private Task NoteAsync(string call)
    {
        Calls.Enqueue(call);
        return Task.CompletedTask;
    }
}
