using GenXai.Hosting.Retention;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Retention;

public sealed class RetentionSettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("1", 1)]
    [InlineData("36500", 36_500)]
    public void Read_GoodValue_IsTheNumberOfDays(string? text, int? days)
    {
        var faults = new List<string>();

        RetentionSettings.Read(_ => text, faults).Days.ShouldBe(days);

        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("36501")]
    [InlineData("30d")]
    [InlineData("99999999999")]
    public void Read_BadValue_SaysWhatWasExpected(string text)
    {
        var faults = new List<string>();

        RetentionSettings.Read(_ => text, faults);

        faults.ShouldHaveSingleItem().ShouldBe(
            $"GENXAI_RETENTION_DAYS: '{text}' is no number of days; expected 1 to 36500, or nothing to keep ended runs for ever");
    }
}
