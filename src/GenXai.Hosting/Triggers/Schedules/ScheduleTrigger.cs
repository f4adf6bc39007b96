using System.Text.Json;
using Cronos;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Triggers.Schedules;

/// <summary>A trigger by time.</summary>
/// <param name="Cron">When.</param>
/// <param name="Zone">In which time zone.</param>
/// <param name="Missed">What becomes of missed times.</param>
/// <param name="Input">The input of each run.</param>
internal sealed record ScheduleTrigger(CronExpression Cron, TimeZoneInfo Zone, MissedPolicy Missed, JsonElement? Input)
{
    public const string Kind = "schedule";

    // A time that is not older is not missed: hosts look every few seconds, the timer of a cloud every minute.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);
    private const int MostAtOnce = 100;

    /// <summary>Reads the settings; null when there is a fault.</summary>
    public static ScheduleTrigger? Read(TriggerDefinition trigger, List<string> faults)
    {
        var before = faults.Count;
        var settings = new TriggerSettings(trigger, faults, "cron", "timezone", "missed", "input");
        var cron = CronOf(settings);
        var zone = ZoneOf(settings);
        var missed = settings.Choice("missed", "once", "skip", "all") switch
        {
            "skip" => MissedPolicy.Skip,
            "all" => MissedPolicy.All,
            _ => MissedPolicy.Once,
        };
        return cron is null || faults.Count > before ? null : new ScheduleTrigger(cron, zone, missed, settings.Value("input"));
    }

    /// <summary>The times for which runs are to start, oldest first; at most 100, later ones at the next look.</summary>
    /// <param name="after">The last time that was dealt with.</param>
    /// <param name="now">Now.</param>
    public IReadOnlyList<DateTimeOffset> Due(DateTimeOffset after, DateTimeOffset now)
    {
        if (after >= now)
        {
            return [];
        }

        var times = Cron.GetOccurrences(after.ToUniversalTime(), now.ToUniversalTime(), Zone, fromInclusive: false, toInclusive: true)
            .Select(time => time.ToUniversalTime());
        return Missed switch
        {
            MissedPolicy.All => [.. times.Take(MostAtOnce)],
            MissedPolicy.Skip => [.. times.Where(time => now - time <= Grace).Take(MostAtOnce)],
            _ => LatestAndRecent(times, now),
        };
    }

    /// <summary>The next time after one; null when there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => Cron.GetNextOccurrence(after.ToUniversalTime(), Zone);

    /// <summary>The input of the run for a time: it says the time, unless it has a field of that name.</summary>
    public JsonElement InputAt(DateTimeOffset time)
    {
        if (Input is { ValueKind: not JsonValueKind.Object } plain)
        {
            return plain;
        }

        return JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            if (Input is not { } given || !given.TryGetProperty("scheduled_at", out _))
            {
                writer.WriteString("scheduled_at", time.UtcDateTime);
            }

            foreach (var property in Input?.EnumerateObject() ?? [])
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    // What is recent was not missed, so that each of it counts; of what was, the latest does.
    private static List<DateTimeOffset> LatestAndRecent(IEnumerable<DateTimeOffset> times, DateTimeOffset now)
    {
        DateTimeOffset? missed = null;
        var recent = new List<DateTimeOffset>();
        foreach (var time in times)
        {
            if (now - time <= Grace)
            {
                recent.Add(time);
            }
            else
            {
                missed = time;
            }
        }

        return missed is { } latest ? [latest, .. recent] : recent;
    }

    private static CronExpression? CronOf(TriggerSettings settings)
    {
        if (settings.Text("cron", "write it like \"0 9 * * 1-5\": minute, hour, day, month, day of the week") is not { } text)
        {
            return null;
        }

        try
        {
            var hasSeconds = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
            return CronExpression.Parse(text, hasSeconds ? CronFormat.IncludeSeconds : CronFormat.Standard);
        }
        catch (CronFormatException exception)
        {
            settings.Fault($"'cron' is '{text}': {exception.Message} Write it like \"0 9 * * 1-5\": minute, hour, day, month, day of the week, with seconds before them if there are six");
            return null;
        }
    }

    private static TimeZoneInfo ZoneOf(TriggerSettings settings)
    {
        var name = settings.Text("timezone") ?? "UTC";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        settings.Fault($"'timezone' is '{name}', which this machine does not know; expected a name such as Europe/Berlin");
        return TimeZoneInfo.Utc;
    }
}
