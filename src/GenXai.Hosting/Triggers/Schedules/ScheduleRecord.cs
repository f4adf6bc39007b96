namespace GenXai.Hosting.Triggers.Schedules;

/// <summary>How far a schedule has been dealt with, as it is kept.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="LastAt">The last time that was dealt with, UTC.</param>
internal sealed record ScheduleRecord(string Workflow, DateTimeOffset LastAt)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
