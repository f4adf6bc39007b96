using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// The run's one mailbox: one waiter at a time, never cancelled (product.md, section 11). What a message says goes
/// into the log first, then to the step that waits for it.
/// </summary>
internal sealed class Mailbox(RunServices run, Action<MailboxMessage> stop)
{
    private readonly List<string> _kept = [];
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

            run.Gate.History.Add(1, text.Length);
            var message = JsonSerializer.Deserialize(text, ContractsJsonContext.Default.MailboxMessage);
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
            case MessageKinds.ChildWaiting when FindChild(message.ChildId) is { } found
                && run.State.WaitingChildren.Contains(message.ChildId!) != (message.Waiting ?? false):
                run.Log.Emit(found.Path, found.Pass, new ChildWaiting(message.ChildId!, message.Waiting ?? false));
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

        foreach (var node in run.Graph.Nodes)
        {
            var entry = run.State.Of(node).Journal?.OpenRequests
                .FirstOrDefault(open => string.Equals(open.Path, message.Node, StringComparison.Ordinal));
            if (entry is { Data: HumanRequested request })
            {
                run.Log.Emit(entry.Path, entry.Pass, new HumanAnswered(
                    request.Step,
                    message.Id,
                    message.Response ?? JsonValues.Null,
                    message.By,
                    message.At ?? run.Context.CurrentUtcTime));
                Wake(message.Node);
                return;
            }
        }
    }

    private void EndChild(MailboxMessage message)
    {
        if (message.Outcome is null || FindChild(message.ChildId) is not { } found)
        {
            return;
        }

        run.Log.Emit(found.Path, found.Pass, new ChildEnded(found.Step, message.ChildId!, message.Outcome));
        Wake(message.ChildId!);
    }

    private (string Path, int? Pass, int Step)? FindChild(string? childId)
    {
        foreach (var node in run.Graph.Nodes)
        {
            foreach (var entry in run.State.Of(node).Journal?.OpenChildren ?? [])
            {
                if (entry.Data is ChildStarted child && string.Equals(child.ChildId, childId, StringComparison.Ordinal))
                {
                    return (entry.Path!, entry.Pass, child.Step);
                }
            }
        }

        return null;
    }

    private void Wake(string key)
    {
        if (run.Answers.TryGetValue(key, out var answer))
        {
            answer.TrySetResult(default);
        }
    }
}
