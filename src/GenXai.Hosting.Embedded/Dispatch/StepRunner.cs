using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Runtime;
using GenXai.Hosting.Embedded.Storage;
using GenXai.Workflows.Orchestration;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Moves one instance one step forward, inside the transaction at hand.</summary>
internal sealed class StepRunner(
    ProgramRegistry program,
    IRuntimeStore store,
    LiveInstances instances,
    StepWriter writer,
    Batch batch,
    WorkQueue queue,
    TimeProvider time,
    ILoggerFactory loggers,
    bool replayAlways,
    bool isVirtual)
{
    private readonly ILogger _log = loggers.CreateLogger<StepRunner>();
    private readonly List<HistoryEvent> _events = [];

    public void Run(LiveInstance live)
    {
        if (live.IsGone)
        {
            return;
        }

        var mail = live.HasMail ? store.ReadMessages(live.Id).ConvertAll(m => (m.Number, HistoryJson.ReadEvent(m.Data))) : [];
        live.HasMail = false;
        if (!HandleControl(live, mail))
        {
            return;
        }

        if (live.Row.Status == OrchestrationStatus.Suspended)
        {
            Park(live);
            return;
        }

        var wasLoaded = live.Executor is not null;
        if (!EnsureLoaded(live))
        {
            Park(live);
            return;
        }

        Collect(live, mail.ConvertAll(m => m.Item2));
        if (_events.Count > 0)
        {
            if (!Execute(live))
            {
                return;
            }
        }

        mail.ForEach(message => store.RemoveMessage(live.Id, message.Number));

        if (!wasLoaded && live.Executor is { } executor)
        {
            // Loaded for the first time in this process: what was open when it stopped is made again.
            writer.Call(live, executor.OpenActivities);
        }

        writer.SetWake(live);
    }

    /// <summary>An orchestrator was seen on a foreign thread after its step: it can never go on.</summary>
    public void LeftThread(string instanceId, OrchestrationExecutor executor)
    {
        if (instances.FindInMemory(instanceId) is { } live && ReferenceEquals(live.Executor, executor))
        {
            Suspend(live, OrchestrationExecutor.LeftThread);
        }
    }

    /// <summary>Holds the instance, on request; false when it is not this host's any more.</summary>
    public bool SuspendOnRequest(LiveInstance live, string reason) =>
        live.Row.Status == OrchestrationStatus.Suspended || Suspend(live, new FailureDetails("suspended", reason));

    public bool Resume(LiveInstance live)
    {
        if (live.Row.Status == OrchestrationStatus.Suspended)
        {
            (live.Row.Status, live.Row.Failure) = (OrchestrationStatus.Running, null);
            if (!Save(live))
            {
                return false;
            }
        }

        live.HasMail = true;
        instances.Enqueue(live);
        return true;
    }

    private bool HandleControl(LiveInstance live, List<(long Number, HistoryEvent Message)> mail)
    {
        for (var i = 0; i < mail.Count; i++)
        {
            var (number, message) = mail[i];
            if (message.Kind is not (HistoryEventKind.SuspendAsked or HistoryEventKind.ResumeAsked))
            {
                continue;
            }

            store.RemoveMessage(live.Id, number);
            mail.RemoveAt(i--);
            var isOurs = message.Kind == HistoryEventKind.SuspendAsked
                ? SuspendOnRequest(live, message.Value ?? "")
                : Resume(live);
            if (!isOurs)
            {
                return false;
            }
        }

        return true;
    }

    private bool EnsureLoaded(LiveInstance live)
    {
        if (live.Executor is not null && !replayAlways)
        {
            return true;
        }

        live.Executor = null;
        var row = live.Row;
        var orchestrator = program.FindOrchestrator(row.Name, row.Version);
        if (orchestrator is null)
        {
            Suspend(live, $"this program has no orchestrator '{row.Name}' version '{row.Version}': "
                + "open the data folder with a program that has it, and the run goes on");
            return false;
        }

        var input = store.ReadInput(row.Id).Input;
        var executor = new OrchestrationExecutor(
            row.Id, row.Generation, orchestrator, input, loggers,
            left => queue.Add(new ForeignThreadItem(row.Id, left)));
        if (row.Steps > 0)
        {
            var bytes = 0;
            foreach (var data in store.ReadHistory(row.Id, row.Generation))
            {
                bytes += data.Length;
                executor.Replay(HistoryJson.ReadStep(data));
                if (executor.Violation is { } violation)
                {
                    Suspend(live, violation);
                    return false;
                }
            }

            instances.Used(live, LiveInstance.BaseBytes + bytes - (int)Math.Min(live.Bytes, int.MaxValue));
        }

        live.Executor = executor;
        return true;
    }

    private void Collect(LiveInstance live, List<HistoryEvent> mail)
    {
        _events.Clear();
        if (live.Row.Steps == 0)
        {
            _events.Add(HistoryEvent.Start);
            if (store.ReadInput(live.Id).Carried is { } carried)
            {
                _events.AddRange(HistoryJson.ReadEvents(carried));
            }
        }

        var first = _events.Count;
        _events.AddRange(live.Events);
        live.Events.Clear();
        live.Executor!.TakeDueTimers(time.GetUtcNow(), _events);
        if (isVirtual && _events.Count - first > 1)
        {
            // At one instant of virtual time things come in the order in which they were asked for.
            _events.Sort(first, _events.Count - first, Comparer<HistoryEvent>.Create((a, b) => a.Sequence.CompareTo(b.Sequence)));
        }

        foreach (var message in mail)
        {
            var isAnswer = message.Kind != HistoryEventKind.EventRaised;
            if (!isAnswer || (message.Generation == live.Row.Generation && !live.Executor.IsStale(message)))
            {
                _events.Add(message);
            }
            else
            {
                EmbeddedLog.StaleAnswerDropped(_log, live.Id, message.Kind, message.Sequence, message.Generation);
            }
        }
    }

    private bool Execute(LiveInstance live)
    {
        var now = time.GetUtcNow();
        now = now > live.Row.UpdatedAt ? now : live.Row.UpdatedAt;
        var outcome = live.Executor!.Execute([.. _events], now);
        if (outcome.Violation is { } violation)
        {
            live.Events.AddRange(_events.Where(e => e.Kind == HistoryEventKind.ActivityCompleted));
            Park(live);
            Suspend(live, violation);
            return false;
        }

        if (!writer.Write(live, outcome, now))
        {
            Forget(live);
            return false;
        }

        return true;
    }

    private bool Suspend(LiveInstance live, string violation)
    {
        EmbeddedLog.InstanceSuspended(_log, live.Id, violation);
        return Suspend(live, new FailureDetails("unfit", violation));
    }

    private bool Suspend(LiveInstance live, FailureDetails reason)
    {
        (live.Row.Status, live.Row.Failure) = (OrchestrationStatus.Suspended, reason);
        live.Executor = null;
        return Save(live);
    }

    private bool Save(LiveInstance live)
    {
        var now = time.GetUtcNow();
        live.Row.UpdatedAt = now > live.Row.UpdatedAt ? now : live.Row.UpdatedAt;
        if (!store.Update(live.Row))
        {
            Forget(live);
            return false;
        }

        batch.Moved.Add(live);
        return true;
    }

    /// <summary>A suspended instance keeps finished work: answers go to its inbox.</summary>
    private void Park(LiveInstance live)
    {
        foreach (var answer in live.Events)
        {
            writer.Send(live.Id, answer with { Generation = live.Row.Generation });
        }

        live.Events.Clear();
    }

    private void Forget(LiveInstance live)
    {
        EmbeddedLog.InstanceTaken(_log, live.Id);
        writer.ClearWake(live);
        instances.Remove(live);
    }
}
