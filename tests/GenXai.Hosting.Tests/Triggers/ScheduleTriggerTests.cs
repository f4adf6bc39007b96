using System.Text.Json;
using GenXai.Hosting.Triggers.Schedules;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Triggers;

public sealed class ScheduleTriggerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 12, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("once", new[] { -120, 0 })]
    [InlineData("skip", new[] { 0 })]
    [InlineData("all", new[] { -600, -480, -360, -240, -120, 0 })]
    public void Due_AfterAnOutage_IsAsThePolicySays(string missed, int[] minutes)
    {
        var schedule = Read($$"""{"cron": "0 */2 * * *", "missed": "{{missed}}"}""");

        var due = schedule.Due(Now.AddHours(-11), Now);

        due.ShouldBe(minutes.Select(minute => new DateTimeOffset(2026, 3, 30, 12, 0, 0, TimeSpan.Zero).AddMinutes(minute)));
        schedule.Due(due[^1], Now).ShouldBeEmpty();
    }

    [Fact]
    public void Due_InAZoneThatChangesItsClock_IsAtTheLocalTime()
    {
        var schedule = Read("""{"cron": "0 9 * * *", "timezone": "Europe/Berlin", "missed": "all"}""");

        var due = schedule.Due(new DateTimeOffset(2026, 3, 27, 12, 0, 0, TimeSpan.Zero), Now);

        due.Select(time => time.Hour).ShouldBe([8, 7, 7], "summer time begins on the 29th");
        due.ShouldAllBe(time => time.Offset == TimeSpan.Zero);
    }

    [Fact]
    public void Input_OfARun_SaysTheTime()
    {
        Read("""{"cron": "* * * * *", "input": {"a": 1}}""").InputAt(Now).GetRawText().ShouldBe("""{"scheduled_at":"2026-03-30T12:00:30Z","a":1}""");
        Read("""{"cron": "* * * * *", "input": "text"}""").InputAt(Now).GetString().ShouldBe("text");
    }

    [Theory]
    [InlineData("""{}""", "'cron' is missing")]
    [InlineData("""{"cron": "every day"}""", "minute, hour, day")]
    [InlineData("""{"cron": "* * * * *", "timezone": "Mars/Olympus"}""", "Europe/Berlin")]
    [InlineData("""{"cron": "* * * * *", "missed": "never"}""", "once, skip, all")]
    [InlineData("""{"cron": "* * * * *", "when": "now"}""", "'when'")]
    [InlineData("""{"cron": 5}""", "must be a text")]
    public void Read_OfWhatIsWrong_SaysWhat(string config, string part)
    {
        var faults = new List<string>();

        ScheduleTrigger.Read(new TriggerDefinition("schedule", JsonElement.Parse(config)), faults).ShouldBeNull();

        faults.ShouldHaveSingleItem().ShouldContain(part);
    }

    private static ScheduleTrigger Read(string config)
    {
        var faults = new List<string>();
        var schedule = ScheduleTrigger.Read(new TriggerDefinition("schedule", JsonElement.Parse(config)), faults);
        faults.ShouldBeEmpty();
        return schedule!;
    }
}
