using System.Globalization;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Runtime;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Interpreter.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenXai.Integration.Tests.Replay;

/// <summary>What is wrong with a recorded run, by the rules of product.md, section 11.</summary>
internal static class ReplayFaults
{
    private const int MostPrefixes = 40;

    /// <summary>All faults; empty when the run can be taken up at any step and is the fold of its log.</summary>
    public static IEnumerable<string> Of(RecordedRun run, HistoryLimits limits)
    {
        var code = new WorkflowOrchestrator(new PinnedProgram(run.Program), limits);
        return run.Instances.SelectMany(instance => (IEnumerable<string>)
        [
            .. instance.Generations.SelectMany(generation => OfPrefixes(generation, code)),
            .. OfFold(instance, code),
        ]);
    }

    /// <summary>Takes a generation up after each prefix of its history: the next step must come out the same, inputs and all.</summary>
    private static IEnumerable<string> OfPrefixes(RecordedGeneration generation, WorkflowOrchestrator code)
    {
        using var json = new HistoryJson();
        var every = 1 + (generation.Steps.Count / MostPrefixes);
        for (var length = 0; length < generation.Steps.Count; length++)
        {
            if (length % every != 0 && length != generation.Steps.Count - 1)
            {
                continue;
            }

            var executor = new OrchestrationExecutor(
                generation.InstanceId, generation.Number, code, generation.Input, NullLoggerFactory.Instance, static _ => { });
            foreach (var step in generation.Steps.Take(length))
            {
                executor.Replay(Row(step));
            }

            var next = generation.Steps[length];
            var outcome = executor.Execute(next.Outcome.Events, next.At);
            var actual = outcome.Violation ?? Text(json, next, outcome);
            var expected = Text(json, next, next.Outcome);
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{generation.InstanceId} generation {generation.Number}: after {length} steps of history came\n{actual}\nwhere the run had\n{expected}");
            }
        }
    }

    private static IEnumerable<string> OfFold(RecordedInstance instance, WorkflowOrchestrator code)
    {
        var id = instance.State.Id;
        var graphs = instance.Generations.Select(generation => Input(generation.Input)).ToList();
        var graph = code.GraphOf(graphs[0].Definition, graphs[0].WorkflowKey);
        var history = new RunHistory(graph, id);
        var generations = new Queue<WorkflowRunInput>(graphs.Where(input => input.Snapshot is not null));
        foreach (var entry in instance.Log)
        {
            history.Apply(LogEntryJson.Deserialize(LogEntryJson.Serialize(entry)));
            while (generations.TryPeek(out var next) && next.Snapshot!.LastSeq == entry.Seq)
            {
                var expected = Text(Read(Text(history.Snapshot())));
                var actual = Text(generations.Dequeue().Snapshot!);
                if (!string.Equals(expected, actual, StringComparison.Ordinal))
                {
                    yield return $"{id}: a generation began with\n{actual}\nand the log folds to\n{expected}";
                }
            }
        }

        if (generations.Count > 0)
        {
            yield return $"{id}: {generations.Count} generations began with a snapshot whose last entry is not in the log";
        }

        if (instance.State.Output is { } text)
        {
            // Texts are compared as they are: reading a null output and writing it again would lose it.
            var result = history.Result;
            var actual = text;
            var expected = JsonSerializer.Serialize(new RunOutput(result.Status, result), ContractsJsonContext.Default.RunOutput);
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
            {
                yield return $"{id}: the result is\n{actual}\nand the log folds to\n{expected}";
            }
        }
    }

    public static HistoryStep Row(TakenStep step) =>
        new(HistoryStep.CurrentVersion, step.At, step.Outcome.Events, step.Outcome.Actions);

    // A null output is no longer there when it has been read.
    private static RunSnapshot Read(string text) => JsonSerializer.Deserialize(text, ContractsJsonContext.Default.RunSnapshot)!;

    private static string Text(RunSnapshot snapshot) => JsonSerializer.Serialize(snapshot, ContractsJsonContext.Default.RunSnapshot);

    private static WorkflowRunInput Input(string text) =>
        JsonSerializer.Deserialize(text, ContractsJsonContext.Default.WorkflowRunInput)!;

    private static string Text(HistoryJson json, TakenStep step, StepOutcome outcome)
    {
        var text = new StringBuilder();
        var row = new HistoryStep(HistoryStep.CurrentVersion, step.At, outcome.Events, outcome.Actions);
        text.AppendLine(Encoding.UTF8.GetString(json.Write(row).Span));
        foreach (var entry in outcome.Actions.SelectMany(action => action.Entries))
        {
            text.AppendLine(Encoding.UTF8.GetString(LogEntryJson.Serialize(entry)));
        }

        return text.AppendLine(outcome.Output).AppendLine(outcome.ContinuedInput).Append(outcome.Failure).ToString();
    }
}
