using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Client;

/// <summary>Reads the event logs of runs. A reader stops at the first gap in the numbers and resumes from there.</summary>
public interface IEventLogReader
{
    /// <summary>Reads what is there.</summary>
    /// <param name="instanceId">The run.</param>
    /// <param name="from">The first number wanted, from 1.</param>
    /// <param name="maximum">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Entries with the numbers from, from + 1, …; empty when there is none.</returns>
    Task<IReadOnlyList<LogEntry>> ReadAsync(
        string instanceId, long from, int maximum = 10_000, CancellationToken cancellationToken = default);

    /// <summary>Reads what is there and what comes, until the instance has ended and its last entry was given.</summary>
    /// <param name="instanceId">The run; an unknown one gives nothing.</param>
    /// <param name="from">The first number wanted, from 1.</param>
    /// <param name="cancellationToken">Ends the following, with <see cref="OperationCanceledException"/>.</param>
    IAsyncEnumerable<LogEntry> FollowAsync(string instanceId, long from, CancellationToken cancellationToken = default);
}
