using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Polling;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Triggers.Schedules;

/// <summary>
/// Starts the runs that schedules ask for. A run's id is made of the workflow and the time, so that of several
/// processes that look at once one starts it; how far it got is noted after the start, so that a crash loses nothing.
/// </summary>
public sealed class ScheduleRunner
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(50);
    private readonly WorkflowRegistry _workflows;
    private readonly IWorkflowClient _runs;
    private readonly IScheduleStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    /// <summary>Makes a runner.</summary>
    /// <param name="workflows">The deployed workflows; the newest version of each counts.</param>
    /// <param name="runs">Starts runs.</param>
    /// <param name="store">How far schedules have been dealt with.</param>
    /// <param name="time">The time.</param>
    /// <param name="log">The log.</param>
    public ScheduleRunner(WorkflowRegistry workflows, IWorkflowClient runs, IScheduleStore store, TimeProvider time, ILogger log)
    {
        _workflows = workflows;
        _runs = runs;
        _store = store;
        _time = time;
        _log = log;
    }

    /// <summary>Looks once and starts what is due.</summary>
    /// <param name="cancellationToken">Ends the work; the next look goes on.</param>
    /// <returns>When the next run is due; null when nothing is planned.</returns>
    public async Task<DateTimeOffset?> FireAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset? next = null;
        foreach (var (version, program) in await _workflows.ListAsync(cancellationToken))
        {
            if (program.Workflows[program.Main].Trigger is { Kind: ScheduleTrigger.Kind } trigger
                && ScheduleTrigger.Read(trigger, []) is { } schedule)
            {
                var due = await FireAsync(version, program, schedule, cancellationToken);
                next = due is { } time && !(next <= time) ? time : next;
            }
        }

        return next;
    }

    /// <summary>Looks again and again until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task RunAsync(CancellationToken cancellationToken) => Poll.RunAsync(
        async stop => await FireAsync(stop) is { } next && next - _time.GetUtcNow() is var left && left < LongestPause
            ? left > Least ? left : Least
            : LongestPause,
        exception =>
        {
            HostingLog.SchedulesUnusable(_log, exception);
            return LongestPause;
        },
        _time,
        cancellationToken);

    private async Task<DateTimeOffset?> FireAsync(
        WorkflowVersion version, WorkflowProgram program, ScheduleTrigger schedule, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var noted = await _store.FindAsync(version.Name, cancellationToken);

        // Times before the schedule was deployed were never asked for.
        var after = noted > version.DeployedAt ? noted.Value : version.DeployedAt;
        foreach (var time in schedule.Due(after, now))
        {
            await StartAsync(version.Name, program, schedule, time, cancellationToken);
            await _store.SetAsync(version.Name, time, cancellationToken);
            after = time;
        }

        return schedule.Next(after > now ? after : now);
    }

    private async Task StartAsync(
        string workflow, WorkflowProgram program, ScheduleTrigger schedule, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var id = IdempotencyKeys.IdOf("schedule", FormattableString.Invariant($"{workflow} {time.UtcDateTime:O}"));
        try
        {
            await _runs.StartAsync(program, schedule.InputAt(time), id, cancellationToken);
            HostingLog.ScheduleFired(_log, workflow, time, id);
        }
        catch (WorkflowClientException exception) when (string.Equals(exception.Code, ErrorCodes.Conflict, StringComparison.Ordinal))
        {
            HostingLog.ScheduleFiredElsewhere(_log, workflow, time);
        }
    }
}
