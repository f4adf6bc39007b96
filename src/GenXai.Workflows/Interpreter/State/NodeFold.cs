using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Folds what happens to one node.</summary>
internal static class NodeFold
{
    public static void Apply(RunState state, GraphNode node, LogEntry entry)
    {
        var of = state.Of(node);
        switch (entry.Data)
        {
            case NodeStarted:
                of.Status = RunStatuses.Running;
                of.Progress = NodeProgress.Running;
                of.Iterations++;
                of.StartedSeq = entry.Seq;
                of.Error = null;
                of.Held = null;
                of.Journal = new NodeJournal(state.Open);
                state.Executed.Add(node.Index);
                break;
            case NodeCompleted data:
                of.Output = OutputOf(state, node, data, entry.Path!);
                of.HasOutput = true;
                if (data.Warning is { } warning)
                {
                    state.Warnings.Add(warning);
                }

                Finish(of, RunStatuses.Completed, data.DurationMs, entry.Seq);
                break;
            case NodeFailed data:
                Fail(state, node, data, entry.Seq);
                break;
            case NodeSkipped:
                of.Progress = NodeProgress.Skipped;
                of.Status = of.LastStatus ?? RunStatuses.Skipped;
                break;
            case NodeCancelled:
                of.Held = of.Journal is null ? null : JournalCut.Hold(of.Journal);
                Finish(of, RunStatuses.Cancelled, 0, entry.Seq);
                break;
            case NodeRetrying:
                break;
        }
    }

    private static void Fail(RunState state, GraphNode node, NodeFailed data, long seq)
    {
        var of = state.Of(node);
        of.Error = data.Error;
        if (data.Continued)
        {
            of.Output = FailureOutput(data.Error);
            of.HasOutput = true;
            state.Warnings.Add($"{node.Id} failed and the run went on: {data.Error.Message}");
        }
        else
        {
            of.Held = of.Journal is null ? null : JournalCut.Hold(of.Journal);
        }

        Finish(of, RunStatuses.Failed, data.DurationMs, seq);
    }

    /// <summary>The output of a node that failed with <c>continue_on_error</c>.</summary>
    public static JsonElement FailureOutput(RunError error) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("success"u8, value: false);
        writer.WriteString("error"u8, error.Message);
        writer.WriteEndObject();
    });

    private static JsonElement OutputOf(RunState state, GraphNode node, NodeCompleted data, string path)
    {
        if (node.IsPassThrough)
        {
            return Reached.Value(state, node);
        }

        if (data.FromStep is { } step && state.Of(node).Journal!.TryGetDone(path, step, out var entry))
        {
            return entry.Data switch
            {
                ModelCompleted call => call.Outcome.Reply ?? JsonValues.Null,
                ToolCompleted call => call.Outcome.Result ?? JsonValues.Null,
                _ => throw new InvalidOperationException($"step {step} of '{path}' is no call"),
            };
        }

        return data.Output ?? JsonValues.Null;
    }

    private static void Finish(NodeState of, string status, double durationMs, long seq)
    {
        of.Status = status;
        of.LastStatus = status;
        of.Progress = NodeProgress.Ran;
        of.DurationMs += durationMs;
        of.FinishedSeq = seq;
        of.Journal?.End();
        of.Journal = null;
    }
}
