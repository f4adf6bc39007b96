using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Hosting.People;

/// <summary>What became of an answer, by the log of the run that asked.</summary>
internal static class AnswerFate
{
    /// <summary>Reads on until the question is closed; true when this answer closed it.</summary>
    public static async Task<bool> IsTakenAsync(IAsyncEnumerable<LogEntry> entries, MailboxMessage answer)
    {
        await foreach (var entry in entries)
        {
            switch (entry.Data)
            {
                case HumanAnswered answered when string.Equals(answered.MessageId, answer.Id, StringComparison.Ordinal):
                    return answered.At == answer.At
                        && string.Equals(answered.By, answer.By, StringComparison.Ordinal)
                        && JsonElement.DeepEquals(answered.Response, answer.Response ?? default);
                case HumanExpired or NodeCancelled when IsAbout(entry, answer):
                case RunCompleted or RunFailed or RunTerminated:
                    return false;
            }
        }

        return false;
    }

    private static bool IsAbout(LogEntry entry, MailboxMessage answer) =>
        string.Equals(entry.Path, answer.Node, StringComparison.Ordinal)
        || (entry.Data is NodeCancelled && entry.Path is { } path && answer.Node is { } node && RunPaths.IsPartOf(node, path));
}
