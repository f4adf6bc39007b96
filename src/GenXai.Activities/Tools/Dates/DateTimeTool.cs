using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Dates;

/// <summary>The <c>date_time</c> tool.</summary>
internal sealed class DateTimeTool : ComputingTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "date_time",
        Description = "Tells the time, reads, formats and shifts dates, and finds the time between two.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "operation": {"type": "string", "enum": ["now", "parse", "format", "add", "diff"], "description": "What to do (now)."},
                "date": {"type": "string", "description": "A date, ISO 8601 (now); without an offset it is in the time zone."},
                "other": {"type": "string", "description": "For diff: the later date."},
                "amount": {"type": "number", "minimum": -1000000000, "maximum": 1000000000, "description": "For add: how much; negative goes back."},
                "unit": {"type": "string", "enum": ["seconds", "minutes", "hours", "days", "weeks", "months", "years"], "description": "For add (days)."},
                "format": {"type": "string", "minLength": 2, "maxLength": 100, "description": "For format: a .NET pattern such as yyyy-MM-dd HH:mm."},
                "timezone": {"type": "string", "description": "An IANA time zone such as Europe/Berlin (UTC)."}
              },
              "additionalProperties": false
            }
            """,
        Result = "`{iso, unix, date, time, weekday, week, day_of_year, timezone}`; format adds `formatted`; diff gives `{seconds, minutes, hours, days}`",
        Errors = "no date, no time zone or no format of that kind; a date outside the years 1 to 9999",
        Limits = "years 1 to 9999; whole months and years",
    };

    private readonly TimeProvider _time;

    public DateTimeTool(TimeProvider time)
        : base(TheCard) => _time = time;

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var zone = Zone(arguments);
        var date = arguments.TextOrNull("date") is null ? TimeZoneInfo.ConvertTime(_time.GetUtcNow(), zone) : Date("date", zone, arguments);
        try
        {
            return Result.Of((arguments.TextOrNull("operation") ?? "now") switch
            {
                "diff" => Between(date, Date("other", zone, arguments)),
                "add" => Describe(Add(date, arguments), zone),
                "format" => Format(date, zone, arguments),
                _ => Describe(date, zone),
            });
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw arguments.Fault("the date would lie outside the years 1 to 9999", exception);
        }
    }

    private static DateTimeOffset Add(DateTimeOffset date, ToolArguments arguments)
    {
        var amount = arguments.Number("amount") ?? throw arguments.Fault("add needs 'amount'");
        var unit = arguments.TextOrNull("unit") ?? "days";
        if (unit is "months" or "years")
        {
            if (amount != Math.Truncate(amount) || Math.Abs(amount) > 120_000)
            {
                throw arguments.Fault($"{unit} must be a whole number, at most 120000");
            }

            return unit == "months" ? date.AddMonths((int)amount) : date.AddYears((int)amount);
        }

        return unit switch
        {
            "seconds" => date.AddSeconds(amount),
            "minutes" => date.AddMinutes(amount),
            "hours" => date.AddHours(amount),
            "weeks" => date.AddDays(amount * 7),
            _ => date.AddDays(amount),
        };
    }

    private static JsonObject Format(DateTimeOffset date, TimeZoneInfo zone, ToolArguments arguments)
    {
        var described = Describe(date, zone);
        try
        {
            described["formatted"] = Result.Text(TimeZoneInfo.ConvertTime(date, zone).ToString(arguments.Text("format"), CultureInfo.InvariantCulture));
        }
        catch (FormatException exception)
        {
            throw arguments.Fault($"'{arguments.Text("format")}' is no date format; write it like yyyy-MM-dd HH:mm:ss", exception);
        }

        return described;
    }

    private static JsonObject Between(DateTimeOffset from, DateTimeOffset to)
    {
        var span = to - from;
        return new JsonObject
        {
            ["seconds"] = span.TotalSeconds,
            ["minutes"] = span.TotalMinutes,
            ["hours"] = span.TotalHours,
            ["days"] = span.TotalDays,
        };
    }

    private static JsonObject Describe(DateTimeOffset date, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(date, zone);
        return new JsonObject
        {
            ["iso"] = local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal),
            ["unix"] = local.ToUnixTimeMilliseconds() / 1000d,
            ["date"] = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["time"] = local.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            ["weekday"] = local.DayOfWeek.ToString(),
            ["week"] = ISOWeek.GetWeekOfYear(local.DateTime),
            ["day_of_year"] = local.DayOfYear,
            ["timezone"] = zone.Id,
        };
    }

    private static DateTimeOffset Date(string name, TimeZoneInfo zone, ToolArguments arguments)
    {
        var text = arguments.Text(name).Trim();
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out var date))
        {
            return date.Kind == DateTimeKind.Utc
                ? new DateTimeOffset(date)
                : new DateTimeOffset(date, zone.GetUtcOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified)));
        }

        throw arguments.Fault($"'{name}' is no date: '{text}'; write it like 2026-01-31 or 2026-01-31T12:00:00Z");
    }

    private static TimeZoneInfo Zone(ToolArguments arguments)
    {
        var id = arguments.TextOrNull("timezone") ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw arguments.Fault($"time zone '{id}' is not known; write it like Europe/Berlin");
    }
}
