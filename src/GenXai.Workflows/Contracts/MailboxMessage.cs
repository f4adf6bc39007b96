using System.Text.Json;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log.Child;

namespace GenXai.Workflows.Contracts;

/// <summary>A message to a run. One mailbox, one waiter, never cancelled; a message seen twice is ignored.</summary>
public sealed record MailboxMessage
{
    /// <summary>The message's id, chosen by the sender.</summary>
    public required string Id { get; init; }

    /// <summary><c>respond</c>, <c>cancel</c>, <c>terminate</c>, <c>child</c>, <c>child_waiting</c> or <c>grant</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>respond: the path of the node that asked, such as <c>approve</c> or <c>review[2]</c>.</summary>
    public string? Node { get; init; }

    /// <summary>respond: the answer.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>respond, terminate: who; null when unknown.</summary>
    public string? By { get; init; }

    /// <summary>respond: when, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>terminate: why; null when not said.</summary>
    public string? Reason { get; init; }

    /// <summary>child, child_waiting, grant from a sub-run: the sub-run.</summary>
    public string? ChildId { get; init; }

    /// <summary>child: how it ended.</summary>
    public ChildOutcome? Outcome { get; init; }

    /// <summary>child_waiting: whether it waits for a person now.</summary>
    public bool? Waiting { get; init; }

    /// <summary>
    /// child_waiting: rises from message to message of one sub-run. Durable Functions does not keep the order of messages
    /// that a generation leaves to the next, so one that was overtaken must be known for what it is.
    /// </summary>
    public long? Order { get; init; }

    /// <summary>grant, from a sub-run: what it asks for and gives back.</summary>
    public BudgetAsk? Ask { get; init; }

    /// <summary>grant, from the parent: what it grants.</summary>
    public BudgetAnswer? Answer { get; init; }
}
