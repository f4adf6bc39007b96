using System.Collections.Concurrent;
using System.Globalization;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Conformance;

/// <summary>What a host of a test can run, and what its activities did.</summary>
public sealed class ConformanceProgram
{
    private readonly List<(string Name, string Version, IOrchestrator Code)> _orchestrators = [];
    private readonly List<IActivity> _activities = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConformanceProgram()
    {
        Activity("echo", (input, _) => Task.FromResult<string?>(input));
        Activity("fail", (input, _) => throw new InvalidOperationException(input));
        Activity("double", (input, _) => Task.FromResult<string?>(
            (int.Parse(input, CultureInfo.InvariantCulture) * 2).ToString(CultureInfo.InvariantCulture)));
    }

    public IReadOnlyList<(string Name, string Version, IOrchestrator Code)> Orchestrators => _orchestrators;

    public IReadOnlyList<IActivity> Activities => _activities;

    public IReadOnlyList<IEntityReducer> Entities { get; } = [new CounterEntity()];

    /// <summary>The inputs of all executions of activities, in order.</summary>
    public ConcurrentQueue<string> Executed { get; } = new();

    /// <summary>Ends when the first activity begins.</summary>
    public Task FirstExecution => _first.Task;

    public ConformanceProgram Orchestrator(
        string name, Func<IOrchestrationContext, string?, Task<string?>> code, string version = "1")
    {
        _orchestrators.Add((name, version, new DelegateOrchestrator(code)));
        return this;
    }

    public ConformanceProgram Activity(string name, Func<string, CancellationToken, Task<string?>> code)
    {
        _activities.Add(new DelegateActivity(name, (input, token) =>
        {
            Executed.Enqueue($"{name}:{input}");
            _first.TrySetResult();
            return code(input, token);
        }));
        return this;
    }
}
