using System.Collections.Concurrent;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.People;

/// <summary>
/// Answers on their way in this process. A run's log says that a question is closed only once the run has moved on;
/// until then the claim does.
/// </summary>
internal sealed class AnswerClaims(IEventLogReader log, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(string RunId, string AnswerId), bool> _claims = new();

    /// <summary>False when another answer to the same question is on its way.</summary>
    public bool TryClaim(string runId, string answerId) => _claims.TryAdd((runId, answerId), true);

    /// <summary>Forgets an answer that was not sent.</summary>
    public void Release(string runId, string answerId) => _claims.TryRemove((runId, answerId), out _);

    /// <summary>Waits for what becomes of an answer that was sent.</summary>
    /// <returns>True: taken; false: another was first; null: the run is still busy with something else.</returns>
    public async Task<bool?> WaitAsync(string runId, long next, MailboxMessage answer, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var taken = await AnswerFate.IsTakenAsync(log.FollowAsync(runId, next, either.Token), answer);
            Release(runId, answer.Id);
            return taken;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
