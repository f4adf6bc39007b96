using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>Messages about budgets between runs of one tree.</summary>
internal static class BudgetMessages
{
    /// <summary>Answers a sub-run.</summary>
    public static void Answer(RunServices run, string childId, BudgetAnswer answer) => Send(run, childId, new MailboxMessage
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{run.Input.RunId}:grant:{childId}:{answer.Number}"),
        Kind = MessageKinds.Grant,
        Answer = answer,
    });

    /// <summary>Sends a message.</summary>
    public static void Send(RunServices run, string runId, MailboxMessage message) => run.Context.SendEvent(
        runId,
        WorkflowEngine.Mailbox,
        JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage));
}
