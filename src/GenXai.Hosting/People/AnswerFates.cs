using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.People;

/// <summary>Waits for what becomes of answers that were sent, by the logs of the runs that asked.</summary>
internal sealed class AnswerFates(IEventLogReader log, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits for what becomes of an answer.</summary>
    /// <returns>True: taken; false: another was first; null: the run is still busy with something else.</returns>
    public async Task<bool?> WaitAsync(string runId, long next, MailboxMessage answer, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await AnswerFate.IsTakenAsync(log.FollowAsync(runId, next, either.Token), answer);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
