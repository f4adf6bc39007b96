using System.Globalization;
using System.Text;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.History;
using GenXai.Workflows.Orchestration;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Golden;

/// <summary>What the embedded runtime persists is written as it always was, and what was written is read.</summary>
public sealed class StoreGoldenTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    [Fact]
    public void HistoryRows_OfEveryEventAndAction_AreAsEver()
    {
        GoldenFile.Check("history-rows.ndjson", Write(Steps()));
        var text = GoldenFile.Read("history-rows.ndjson");

        var read = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => HistoryJson.ReadStep(Encoding.UTF8.GetBytes(line)));
        Write(read).ShouldBe(text);
    }

    [Fact]
    public void HistoryRows_OfTheSamples_HaveEveryKind()
    {
        var steps = Steps();

        // What holds and lets go an instance stands in the inbox only.
        HistoryEventKind[] control = [HistoryEventKind.SuspendAsked, HistoryEventKind.ResumeAsked];
        Enum.GetValues<HistoryEventKind>().Except(control).ShouldBe(steps.SelectMany(step => step.Events).Select(each => each.Kind), ignoreOrder: true);
        Enum.GetValues<HistoryActionKind>().ShouldBe(steps.SelectMany(step => step.Actions).Select(each => each.Kind), ignoreOrder: true);
    }

    [Fact]
    public async Task Store_NewFolder_HasTheTablesAndTheVersionOfOld()
    {
        var folder = Directory.CreateTempSubdirectory("genxai-golden-");
        try
        {
            await using (await EmbeddedHost.OpenAsync(
                new EmbeddedOptions { DataFolder = folder.FullName, Program = _ => new EmbeddedProgram() }, CancellationToken.None))
            {
                // Opening makes the tables.
            }

            GoldenFile.Check("store.sql", Schema(Path.Combine(folder.FullName, "runs.db")));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static string Schema(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly");
        connection.Open();
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version.ExecuteScalar()};\n");
        using var tables = connection.CreateCommand();
        tables.CommandText = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name";
        using var reader = tables.ExecuteReader();
        while (reader.Read())
        {
            text.Append(reader.GetString(0)).Append(";\n");
        }

        return text.ToString();
    }

    private static string Write(IEnumerable<HistoryStep> steps)
    {
        using var json = new HistoryJson();
        return string.Concat(steps.Select(step => Encoding.UTF8.GetString(json.Write(step).Span) + "\n"));
    }

    private static List<HistoryStep> Steps() =>
    [
        new(HistoryStep.CurrentVersion, At, [HistoryEvent.Start],
        [
            new(HistoryActionKind.ActivityScheduled, 1, "model", """{"agent":"writer"}"""),
            new(HistoryActionKind.SubOrchestrationStarted, 2, "workflow", "{}", "child", "1"),
            new(HistoryActionKind.TimerCreated, 3, FireAt: At.AddMinutes(1)),
            new(HistoryActionKind.EventSent, 4, "mailbox", "{}", "parent"),
            new(HistoryActionKind.EntityCalled, 5, "take", "1", "key", "budget"),
            new(HistoryActionKind.EntitySignalled, 6, "add", "1", "key", "memory"),
        ]),
        new(HistoryStep.CurrentVersion, At.AddSeconds(1),
        [
            HistoryEvent.Answer(HistoryEventKind.ActivityCompleted, 1, 1, CallResult.Success("""{"text":"grüße"}""")),
            HistoryEvent.Answer(HistoryEventKind.SubOrchestrationCompleted, 1, 2, CallResult.Fail("timeout", "it took too long")),
            new(HistoryEventKind.TimerFired, 3),
            HistoryEvent.Raised("mailbox", "{}"),
            HistoryEvent.Answer(HistoryEventKind.EntityCompleted, 1, 5, CallResult.Success("2")),
        ],
        [
            new(HistoryActionKind.TimerCancelled, 3),
            new(HistoryActionKind.ContinuedAsNew, 7),
            new(HistoryActionKind.Completed, 7),
            new(HistoryActionKind.Failed, 7),
        ]),
    ];
}
