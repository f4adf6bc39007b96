using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Runtime;
using GenXai.Hosting.Embedded.Storage;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Writes what a step gave: the row, its history, and everything that its actions ask for.</summary>
internal sealed class StepWriter(
    ProgramRegistry program,
    IRuntimeStore store,
    LiveInstances instances,
    WakeTimes wakes,
    EntityRunner entities,
    Batch batch,
    ActivityDispatcher dispatcher,
    HistoryJson json,
    Action<TakenStep>? onStep)
{
    /// <summary>False when the instance is not this host's any more: nothing was written.</summary>
    public bool Write(LiveInstance live, StepOutcome outcome, DateTimeOffset now)
    {
        var row = live.Row;
        var (generation, step) = (row.Generation, row.Steps);
        onStep?.Invoke(new TakenStep(row.Id, generation, store.ReadInput(row.Id).Input, now, outcome));
        Advance(live, outcome, now);
        if (!store.Update(row))
        {
            return false;
        }

        batch.Moved.Add(live);
        if (outcome.ContinuedInput is null)
        {
            var data = json.Write(new HistoryStep(HistoryStep.CurrentVersion, now, outcome.Events, outcome.Actions));
            store.AppendHistory(row.Id, generation, step, data);
            instances.Used(live, data.Length);
        }

        foreach (var action in outcome.Actions)
        {
            Apply(live, action, generation, now);
        }

        if (outcome.ContinuedInput is { } input)
        {
            BeginGeneration(live, input, outcome.Carried);
        }
        else if (outcome.IsCompleted)
        {
            End(live, outcome);
        }

        return true;
    }

    /// <summary>Makes activities run after the commit, those that do not run yet.</summary>
    public void Call(LiveInstance live, IEnumerable<HistoryAction> actions)
    {
        foreach (var action in actions)
        {
            Call(live, action, live.Row.Generation);
        }
    }

    public void Send(string instanceId, HistoryEvent message)
    {
        if (store.AddMessage(instanceId, json.Write(message)))
        {
            instances.Mail(instanceId);
        }
    }

    public void SetWake(LiveInstance live) => wakes.Set(live.Id, live.IsGone ? null : live.Executor?.NextTimer);

    public void ClearWake(LiveInstance live) => wakes.Set(live.Id, null);

    private static void Advance(LiveInstance live, StepOutcome outcome, DateTimeOffset now)
    {
        var (row, executor) = (live.Row, live.Executor!);
        row.UpdatedAt = now;
        row.CustomStatus = executor.CustomStatus;
        row.Steps++;
        if (outcome.IsCompleted)
        {
            row.Status = outcome.Failure is null ? OrchestrationStatus.Completed : OrchestrationStatus.Failed;
            (row.Output, row.Failure, row.Wake, row.HasWork) = (outcome.Output, outcome.Failure, null, false);
        }
        else if (outcome.ContinuedInput is not null)
        {
            (row.Generation, row.Steps, row.Wake, row.HasWork) = (row.Generation + 1, 0, null, true);
            row.Status = OrchestrationStatus.Running;
        }
        else
        {
            row.Wake = executor.NextTimer;
            row.HasWork = executor.OpenActivityCount > 0;
            row.Status = executor is { OpenCalls: 0, OpenTimers: 0, WaitsForEvents: true }
                ? OrchestrationStatus.Waiting
                : OrchestrationStatus.Running;
        }
    }

    private void Apply(LiveInstance live, HistoryAction action, int generation, DateTimeOffset now)
    {
        switch (action.Kind)
        {
            case HistoryActionKind.ActivityScheduled:
                WriteLog(live.Id, action.Entries);
                Call(live, action, generation);
                break;
            case HistoryActionKind.SubOrchestrationStarted:
                StartChild(live, action, generation, now);
                break;
            case HistoryActionKind.EventSent:
                Send(action.Target!, HistoryEvent.Raised(action.Name!, action.Input ?? ""));
                break;
            case HistoryActionKind.EntityCalled or HistoryActionKind.EntitySignalled:
                var result = entities.Apply(new EntityId(action.Extra!, action.Target!), action.Name!, action.Input, now);
                if (action.Kind == HistoryActionKind.EntityCalled)
                {
                    Send(live.Id, HistoryEvent.Answer(HistoryEventKind.EntityCompleted, generation, action.Sequence, result));
                }

                break;
            default:
                // Timers live in the instance and its row; the others are the row itself.
                break;
        }
    }

    private void WriteLog(string instanceId, IReadOnlyList<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            store.AddLogEntry(instanceId, entry.Seq, json.Write(entry));
        }
    }

    private void Call(LiveInstance live, HistoryAction action, int generation)
    {
        if (live.InFlight.Add(action.Sequence))
        {
            batch.Calls.Add(new ActivityCall(dispatcher, live.Id, generation, action));
        }
    }

    private void StartChild(LiveInstance live, HistoryAction action, int generation, DateTimeOffset now)
    {
        var id = action.Target!;
        var version = action.Extra ?? program.NewestVersion(action.Name!);
        if (version is null)
        {
            Answer(live.Id, generation, action.Sequence, CallResult.Fail(
                "orchestrator_not_found", $"this program has no orchestrator '{action.Name}' for sub-orchestration '{id}'"));
            return;
        }

        var row = new InstanceRow
        {
            Id = id,
            RootId = live.Row.RootId,
            ParentId = live.Id,
            ParentGeneration = generation,
            ParentSequence = action.Sequence,
            Name = action.Name!,
            Version = version,
            CreatedAt = now,
            UpdatedAt = now,
            Status = OrchestrationStatus.Pending,
            HasWork = true,
            Owner = live.Row.Owner,
        };
        if (store.Insert(row, action.Input))
        {
            var child = instances.Add(row);
            child.HasMail = false;
            instances.Enqueue(child);
            return;
        }

        Attach(live, action, generation);
    }

    /// <summary>A sub-orchestration that is there already is found again: its result goes to whoever asked last.</summary>
    private void Attach(LiveInstance live, HistoryAction action, int generation)
    {
        var id = action.Target!;
        var known = store.Find(id);
        if (known is null || !string.Equals(known.RootId, live.Row.RootId, StringComparison.Ordinal)
            || string.Equals(known.Id, known.RootId, StringComparison.Ordinal))
        {
            Answer(live.Id, generation, action.Sequence, CallResult.Fail(
                "conflict", $"the id '{id}' of the sub-orchestration '{action.Name}' is in use by an instance of another run"));
            return;
        }

        if (known.IsEnded)
        {
            Answer(live.Id, generation, action.Sequence, ResultOf(known));
            return;
        }

        store.SetParent(id, live.Id, generation, action.Sequence);
        if (instances.FindInMemory(id) is { } child)
        {
            (child.Row.ParentId, child.Row.ParentGeneration, child.Row.ParentSequence) = (live.Id, generation, action.Sequence);
        }
    }

    private void BeginGeneration(LiveInstance live, string input, IReadOnlyList<HistoryEvent> carried)
    {
        store.ClearHistory(live.Id);
        store.WriteInput(live.Id, input, carried.Count == 0 ? null : json.Write(carried).ToArray());
        live.Executor = null;
        live.InFlight.Clear();
        live.Events.Clear();
        wakes.Set(live.Id, null);
        instances.Used(live, LiveInstance.BaseBytes - (int)Math.Min(live.Bytes, int.MaxValue));
        instances.Enqueue(live);
    }

    private void End(LiveInstance live, StepOutcome outcome)
    {
        wakes.Set(live.Id, null);
        instances.Remove(live);
        live.Executor = null;
        if (live.Row.ParentId is { } parent)
        {
            var result = new CallResult(outcome.Output, outcome.Failure);
            Answer(parent, live.Row.ParentGeneration, live.Row.ParentSequence, result);
        }
    }

    private void Answer(string instanceId, int generation, int sequence, CallResult result) =>
        Send(instanceId, HistoryEvent.Answer(HistoryEventKind.SubOrchestrationCompleted, generation, sequence, result));

    private static CallResult ResultOf(InstanceRow ended) =>
        ended.Failure is { } failure ? new CallResult(null, failure) : CallResult.Success(ended.Output);
}
