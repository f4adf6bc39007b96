using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// The run's one mailbox: one waiter at a time, never cancelled (product.md, section 11). What a message says goes
/// into the log first, then to the step that waits for it.
/// </summary>
internal sealed class Mailbox(RunServices run, Action<MailboxMessage> stop)
{
    private readonly List<string> _kept = [];
    private readonly MessageOrder _order = new();
    private bool _keepsAll;
    private bool _closed;

    /// <summary>Handles messages until the generation ends.</summary>
    public async Task ReceiveAsync()
    {
        while (true)
        {
            var text = await run.Context.WaitForExternalEventAsync(WorkflowEngine.Mailbox);
            if (_closed)
            {
                return;
            }

            if (_keepsAll)
            {
                _kept.Add(text);
                continue;
            }

            var message = JsonSerializer.Deserialize(text, ContractsJsonContext.Default.MailboxMessage);

            run.Gate.History.Add(1, text.Length, moves: !IsSaidAgain(message));
            if (message is not null)
            {
                Handle(message);
            }

            run.Signal.Set();
        }
    }

    /// <summary>The run goes back: what comes now belongs to the next generation.</summary>
    public void KeepAll() => _keepsAll = true;

    /// <summary>Sends what was kept to the next generation.</summary>
    public void SendKept()
    {
        foreach (var text in _kept)
        {
            run.Context.SendEvent(run.Input.RunId, WorkflowEngine.Mailbox, text);
        }
    }

    /// <summary>The generation ends: what comes later belongs to the next.</summary>
    public void Close() => _closed = true;

    // What each generation makes the parent say anew (asked for budget, it may say no; it tells a run to stop in each of
    // its own generations): if that ended a generation, neither run would come any further.
    private bool IsSaidAgain(MailboxMessage? message) =>
        message is { Answer: not null } || (message?.Kind is MessageKinds.Cancel && run.State.Saga.Plan is not null);

    private void Handle(MailboxMessage message)
    {
        switch (message.Kind)
        {
            case MessageKinds.Respond:
                Respond(message);
                break;
            case MessageKinds.Child:
                EndChild(message);
                break;
            case MessageKinds.ChildWaiting:
                MarkChild(message);
                break;
            case MessageKinds.Grant:
                Grant(message);
                break;
            case MessageKinds.Cancel or MessageKinds.Terminate:
                stop(message);
                break;
        }
    }

    // An answer for a node that does not wait is dropped: whoever sends one has asked first whether it does.
    private void Respond(MailboxMessage message)
    {
        if (message.Node is null || run.State.Messages.Contains(message.Id))
        {
            return;
        }

        if (run.State.Open.TryGetRequest(message.Node, out var entry))
        {
            run.Log.Emit(entry.Path, entry.Pass, new HumanAnswered(
                ((HumanRequested)entry.Data).Step,
                message.Id,
                message.Response ?? JsonValues.Null,
                message.By,
                message.At ?? run.Context.CurrentUtcTime));
            Wake(message.Node);
        }
    }

    private void EndChild(MailboxMessage message)
    {
        if (message is { Outcome: { } outcome, ChildId: { } childId } && run.State.Open.TryGetChild(childId, out var entry))
        {
            run.Log.Emit(entry.Path, entry.Pass, new ChildEnded(((ChildStarted)entry.Data).Step, childId, outcome));
            Wake(childId);
        }
    }

    private void MarkChild(MailboxMessage message)
    {
        var waiting = message.Waiting ?? false;
        if (message.ChildId is { } childId
            && _order.IsNews(childId, message.Order)
            && run.State.WaitingChildren.Contains(childId) != waiting
            && run.State.Open.TryGetChild(childId, out var entry))
        {
            run.Log.Emit(entry.Path, entry.Pass, new ChildWaiting(childId, waiting));
        }
    }

    private void Grant(MailboxMessage message)
    {
        if (message is { Ask: { } ask, ChildId: { } childId } && run.State.Open.TryGetChild(childId, out var entry))
        {
            run.Budget.Hear(entry.Path, entry.Pass, childId, ask);
        }
        else if (message.Answer is { } answer)
        {
            run.Budget.Hear(answer);
        }
    }

    private void Wake(string key)
    {
        if (run.Answers.TryGetValue(key, out var answer))
        {
            answer.TrySetResult(default);
        }
    }
}
