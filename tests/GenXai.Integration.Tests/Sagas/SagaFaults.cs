using System.Text.Json;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Integration.Tests.Sagas;

/// <summary>
/// What is wrong with the compensations of a run and its sub-runs, by their logs: they are exactly those of what
/// completed, each once, newest first.
/// </summary>
internal sealed class SagaFaults
{
    private readonly RecordedRun _run;
    private readonly Dictionary<string, SagaLog> _logs = new(StringComparer.Ordinal);

    private SagaFaults(RecordedRun run) => _run = run;

    /// <summary>All faults, and how many compensations there were.</summary>
    public static (string Faults, int Count) Of(RecordedRun run)
    {
        var all = new SagaFaults(run);
        var logs = run.Instances.Select(instance => all.LogOf(instance.State.Id)).ToList();
        var faults = logs.SelectMany(log => log.Faults).ToList();
        foreach (var instance in run.Instances)
        {
            var result = JsonSerializer.Deserialize(instance.State.Output!, ContractsJsonContext.Default.RunOutput)!.Result;
            if (!(result.Compensated ?? []).SequenceEqual(all.LogOf(instance.State.Id).Undone, StringComparer.Ordinal))
            {
                faults.Add($"{instance.State.Id}: the result lists {string.Join(", ", result.Compensated ?? [])}, the log {string.Join(", ", all.LogOf(instance.State.Id).Undone)}");
            }
        }

        faults.AddRange(run.Instances.SelectMany(instance => instance.Log).Select(entry => entry.Data).OfType<ToolCompleted>()
            .GroupBy(call => call.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"the key {group.Key} came twice"));

        // A sub-run is undone once.
        faults.AddRange(logs.Select(log => log.Run.Undoes).OfType<string>()
            .GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{group.Key} was undone twice"));
        return (string.Join('\n', faults), logs.Sum(log => log.Started));
    }

    private SagaLog LogOf(string id)
    {
        if (!_logs.TryGetValue(id, out var log))
        {
            var instance = _run.Instances.Single(each => each.State.Id == id);
            var nodes = _run.Program.Workflows[((RunStarted)instance.Log[0].Data).WorkflowKey].Nodes;
            _logs[id] = log = new SagaLog(instance, nodes.ToDictionary(node => node.Id, StringComparer.Ordinal), LogOf);
            log.Read();
        }

        return log;
    }
}
