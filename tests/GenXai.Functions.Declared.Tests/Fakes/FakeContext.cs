using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenXai.Functions.Declared.Tests.Fakes;

/// <summary>A context that notes what is asked and answers as told.</summary>
internal sealed class FakeContext : TaskOrchestrationContext
{
    public List<string> Calls { get; } = [];

    public Queue<Func<string?>> Answers { get; } = new();

    public Dictionary<string, TaskCompletionSource<string>> Waiters { get; } = new(StringComparer.Ordinal);

    public TaskOptions? LastOptions { get; private set; }

    public string? Input { get; init; }

    public FakeEntities FakeEntities { get; } = new();

    public override string InstanceId => "run";

    public override DateTime CurrentUtcDateTime => new(2026, 1, 2, 3, 4, 5, DateTimeKind.Unspecified);

    public override bool IsReplaying => true;

    public override TaskOrchestrationEntityFeature Entities => FakeEntities;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T?)(object?)Input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        LastOptions = options;
        return AnswerAsync<TResult>($"activity {name.Name} {input}");
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        LastOptions = options;
        return AnswerAsync<TResult>($"child {orchestratorName.Name} {input}");
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Calls.Add($"timer {fireAt:O}");
        return Task.FromCanceled(new CancellationToken(canceled: true));
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Waiters[eventName] = new TaskCompletionSource<string>();
        return (T)(object)await Waiters[eventName].Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        Calls.Add($"send {instanceId} {eventName} {payload}");

    public override void SetCustomStatus(object? customStatus) => Calls.Add($"status {customStatus}");

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        Calls.Add($"continue {newInput} {preserveUnprocessedEvents}");

    public override Guid NewGuid() => Guid.Empty;

    private async Task<TResult> AnswerAsync<TResult>(string call)
    {
        Calls.Add(call);
        await Task.CompletedTask;
        return (TResult)(object)Answers.Dequeue()()!;
    }
}
