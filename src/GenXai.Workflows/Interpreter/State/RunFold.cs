using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Edge;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Interpreter.State.Saga;
using GenXai.Workflows.Interpreter.Variables;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Folds log entries into a <see cref="RunState"/>: the one place where a run's state changes.</summary>
internal static class RunFold
{
    /// <summary>Applies one entry.</summary>
    /// <exception cref="InvalidOperationException">The entry does not follow the last one, or names an unknown node.</exception>
    public static void Apply(RunState state, LogEntry entry)
    {
        if (entry.Seq != state.LastSeq + 1)
        {
            throw new InvalidOperationException($"log entry {entry.Seq} does not follow entry {state.LastSeq}");
        }

        state.LastSeq = entry.Seq;
        switch (entry.Data)
        {
            case NodeStarted or NodeCompleted or NodeFailed or NodeSkipped or NodeCancelled or NodeRetrying:
                NodeFold.Apply(state, NodeOf(state, entry), entry);
                if (entry.Data is NodeCompleted)
                {
                    SagaFold.Complete(state, NodeOf(state, entry), entry);
                }

                break;
            case NodeRoundStarted or NodeLoopEnded:
                LoopFold.Apply(state, NodeOf(state, entry), entry);
                break;
            case EdgeTaken data:
                Decide(state, data.Edge, EdgeDecision.Taken, entry.Seq);
                break;
            case EdgeDeclined data:
                Decide(state, data.Edge, EdgeDecision.Declined, entry.Seq);
                break;
            case EdgeReturned data:
                LoopFold.Return(state, state.Graph.Edges[data.Edge]);
                break;
            case StateChanged data:
                Change(state, data, entry.Path is null ? null : NodeOf(state, entry));
                break;
            case RunForked data:
                RunReturn.Fork(state, data);
                break;
            case RunRestored data:
                RunReturn.Restore(state, data);
                break;
            case RunRetried data:
                RunReturn.Retry(state, data, entry.At);
                break;
            case CheckpointTaken data:
                RunReturn.Keep(state, data, entry.Seq, entry.At);
                break;
            case RunStarted or RunContinued or RunWaiting or RunDraining or RunCompleted or RunFailed or RunTerminated:
                ApplyRun(state, entry);
                break;
            case CompensationPlanned or CompensationPacked or CompensationStarted or CompensationCompleted or CompensationFailed:
                SagaFold.Apply(state, entry.Path is null ? null : NodeOf(state, entry), entry);
                break;
            case BudgetAsked or BudgetGranted:
                BudgetFold.Apply(state.Budget, entry);
                break;
            default:
                ApplyStep(state, entry);
                break;
        }
    }

    /// <summary>The node that a path is about: <c>a</c> of <c>a[3]</c>, and of its third step, <c>a:3</c>.</summary>
    public static GraphNode NodeOf(RunState state, LogEntry entry) => NodeOf(state, entry.Path ?? "");

    /// <summary>The node that a path is about.</summary>
    public static GraphNode NodeOf(RunState state, string path)
    {
        var end = path.AsSpan().IndexOfAny('[', ':');
        return state.Graph.Find(end < 0 ? path : path[..end])
            ?? throw new InvalidOperationException($"the log is about '{path}', which is no node of the workflow");
    }

    private static void ApplyRun(RunState state, LogEntry entry)
    {
        switch (entry.Data)
        {
            case RunStarted data:
                state.Started = data;
                state.StartedAt = entry.At;
                state.Epoch = data.Epoch;
                state.Status = RunStatuses.Running;
                break;
            case RunContinued data:
                state.Generation = data.Generation;
                state.Status = RunStatuses.Running;
                break;
            case RunWaiting:
                state.Status = RunStatuses.Waiting;
                break;
            case RunCompleted data:
                End(state, RunStatuses.Completed, data.Output, null);
                break;
            case RunFailed data:
                End(state, RunStatuses.Failed, null, data.Error);
                break;
            case RunTerminated data:
                End(state, RunStatuses.Terminated, null, data.Error);
                break;
        }
    }

    // A node that did not run in the last round has its last status back.
    private static void End(RunState state, string status, JsonElement? output, RunError? error)
    {
        state.Status = status;
        state.Output = output;
        state.Error = error;
        foreach (var node in state.Nodes)
        {
            if (node.Progress == NodeProgress.Idle && node.LastStatus is not null)
            {
                node.Status = node.LastStatus;
            }
        }
    }

    private static void Decide(RunState state, int edge, EdgeDecision decision, long seq)
    {
        state.Edges[edge] = decision;
        state.Nodes[state.Graph.Edges[edge].To.Index].DecidedSeq = seq;
    }

    private static void Change(RunState state, StateChanged data, GraphNode? node)
    {
        state.StateVersion = data.Version;
        foreach (var change in data.Changes)
        {
            VariableLedger.Note(state, node, change);
            if (string.Equals(change.Op, "remove", StringComparison.Ordinal))
            {
                state.Variables.Remove(change.Path);
            }
            else
            {
                state.Variables[change.Path] = change.New ?? JsonValues.Null;
            }
        }
    }

    private static void ApplyStep(RunState state, LogEntry entry)
    {
        var node = state.Of(NodeOf(state, entry));
        switch (entry.Data)
        {
            case NodeAdvanced data:
                SagaFold.Advance(state, NodeOf(state, entry), entry, data);
                break;
            case ModelCompleted data:
                CountModel(state, node, data);
                break;
            case ToolCompleted data:
                Add(state, node, RunUsage.None with { ToolCalls = ToolFold.Apply(state, data) });
                MemoryFold.Apply(state, data);
                break;
            case ChildEnded data:
                Add(state, node, data.Outcome.Usage);
                ToolFold.Apply(state, data.Outcome.Tools);
                state.Budget.Remove(data.ChildId);
                SagaFold.EndChild(state, entry, data, state.Open.TryGetChild(data.ChildId, out var child) ? ((ChildStarted)child.Data).Workflow : null);
                state.Open.End(data.ChildId);
                state.WaitingChildren.Remove(data.ChildId);
                break;
            case ChildWaiting data:
                Wait(state, data);
                return;
            case HumanAnswered data:
                state.Messages.Add(data.MessageId);
                break;
            case NodeElementStarted:
                return;
            case NodePacked or HumanReminded:
                node.Journal?.Add(entry);
                return;
        }

        if (CompensationPath.Is(entry.Path))
        {
            state.Saga.Journal?.Add(entry);
        }
        else
        {
            AddToJournal(state, node, entry);
        }

        if (state.Status == RunStatuses.Waiting)
        {
            state.Status = RunStatuses.Running;
        }
    }

    private static void AddToJournal(RunState state, NodeState node, LogEntry entry)
    {
        node.Journal?.Add(entry);
        node.Status = node.Journal is { HasOpenRequest: true } || (entry.Data is NodeWaiting && IsWait(state, entry))
            ? RunStatuses.Waiting
            : node.Progress == NodeProgress.Running ? RunStatuses.Running : node.Status;
    }

    private static void Wait(RunState state, ChildWaiting data)
    {
        if (data.Waiting)
        {
            state.WaitingChildren.Add(data.ChildId);
        }
        else
        {
            state.WaitingChildren.Remove(data.ChildId);
            state.Status = RunStatuses.Running;
        }
    }

    private static bool IsWait(RunState state, LogEntry entry) =>
        NodeOf(state, entry).Definition.Kind == NodeKind.Wait;

    private static void CountModel(RunState state, NodeState node, ModelCompleted data)
    {
        state.AgentCalls[data.Agent] = Math.Max(data.Call, state.AgentCalls.GetValueOrDefault(data.Agent));
        var usage = data.Outcome.Usage;
        Add(state, node, new RunUsage(Made(data.Outcome), 0, usage.InputTokens, usage.OutputTokens, usage.CostUsd));
        BudgetFold.Learn(state.Budget, data);
        if (data.Outcome.IsAnswer)
        {
            MemoryFold.Reply(state, data.Agent, data.Outcome.Reply ?? JsonValues.Null);
        }
    }

    // What could not be rendered, found its deployment full, its allowance too small or its prompt too long, was never asked.
    private static int Made(ModelCallOutcome outcome) => outcome.NeedsSummary
        || outcome.Failure is { Code: ErrorCodes.TemplateError or ErrorCodes.RateLimited or ErrorCodes.BudgetExceeded } ? 0 : 1;

    private static void Add(RunState state, NodeState node, RunUsage usage)
    {
        state.Usage += usage;
        node.Usage += usage;
    }
}
