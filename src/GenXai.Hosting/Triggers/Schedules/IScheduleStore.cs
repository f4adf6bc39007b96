using GenXai.Hosting.Client;

namespace GenXai.Hosting.Triggers.Schedules;

/// <summary>Up to when the schedules of workflows have been dealt with. A store that cannot be used is a <see cref="StorageException"/>.</summary>
public interface IScheduleStore
{
    /// <summary>The last time that was dealt with.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>Null when none was.</returns>
    Task<DateTimeOffset?> FindAsync(string workflow, CancellationToken cancellationToken = default);

    /// <summary>Notes the last time that was dealt with.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="time">The time, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SetAsync(string workflow, DateTimeOffset time, CancellationToken cancellationToken = default);
}
