using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>Rows of the table of instances.</summary>
internal static class InstanceColumns
{
    public const string All =
        "id, root, parent, parent_generation, parent_sequence, name, version, tag, metadata, created, updated, status, "
        + "generation, steps, custom_status, output, failure_type, failure_message, wake, has_work, owner";

    public static InstanceRow Read(SqliteStatement s) => new()
    {
        Id = s.Text(0)!,
        RootId = s.Text(1)!,
        ParentId = s.Text(2),
        ParentGeneration = (int)s.Int64(3),
        ParentSequence = (int)s.Int64(4),
        Name = s.Text(5)!,
        Version = s.Text(6)!,
        Tag = s.Text(7),
        Metadata = s.Text(8),
        CreatedAt = Time(s.Int64(9)),
        UpdatedAt = Time(s.Int64(10)),
        Status = (OrchestrationStatus)s.Int64(11),
        StoredStatus = (OrchestrationStatus)s.Int64(11),
        Generation = (int)s.Int64(12),
        Steps = (int)s.Int64(13),
        CustomStatus = s.Text(14),
        Output = s.Text(15),
        Failure = s.IsNull(16) ? null : new FailureDetails(s.Text(16)!, s.Text(17) ?? ""),
        Wake = s.OptionalInt64(18) is { } wake ? Time(wake) : null,
        HasWork = s.Int64(19) != 0,
        Owner = s.Int64(20),
    };

    public static void Insert(SqliteStatement s, InstanceRow row) => s
        .Add(row.Id).Add(row.RootId).Add(row.ParentId).Add(row.ParentGeneration).Add(row.ParentSequence)
        .Add(row.Name).Add(row.Version).Add(row.Tag).Add(row.Metadata).Add(row.CreatedAt.UtcTicks)
        .Add(row.UpdatedAt.UtcTicks).Add((long)row.Status).Add(row.Generation).Add(row.Steps).Add(row.CustomStatus)
        .Add(row.Output).Add(row.Failure?.Type).Add(row.Failure?.Message).Add(row.Wake?.UtcTicks)
        .Add(row.HasWork ? 1L : 0L).Add(row.Owner);

    /// <summary>In the order of <see cref="SqliteStatements.UpdateInstance"/>.</summary>
    public static SqliteStatement Update(SqliteStatement s, InstanceRow row) => s
        .Add((long)row.Status).Add(row.UpdatedAt.UtcTicks).Add(row.Generation).Add(row.Steps).Add(row.CustomStatus)
        .Add(row.Output).Add(row.Failure?.Type).Add(row.Failure?.Message).Add(row.Wake?.UtcTicks)
        .Add(row.HasWork ? 1L : 0L).Add(row.Id).Add(row.Owner);

    /// <summary>In the order of <see cref="SqliteStatements.MoveInstance"/>.</summary>
    public static SqliteStatement Move(SqliteStatement s, InstanceRow row) => s
        .Add(row.UpdatedAt.UtcTicks).Add(row.Generation).Add(row.Steps).Add(row.CustomStatus).Add(row.Wake?.UtcTicks)
        .Add(row.HasWork ? 1L : 0L).Add(row.Id).Add(row.Owner);

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
