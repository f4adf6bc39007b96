using GenXai.Hosting.Budgets;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Entities;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Budgets;

public sealed class DailyBudgetSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Read_NotSet_IsNoLimit(string? text) => Read(text).ShouldBe(DailyLimits.None);

    [Fact]
    public void Read_AllParts_AreTheLimits()
    {
        var limits = Read("""{"host": {"max_cost_usd": 20}, "each_workflow": {"max_tokens": 10}, "workflows": {"w": {"max_cost_usd": 5, "max_tokens": 7}}}""");

        limits.Host.ShouldBe(new BudgetLimit(null, 20));
        limits.Of("other").ShouldBe(new BudgetLimit(10, null));
        limits.Of("w").ShouldBe(new BudgetLimit(7, 5));
        limits.Terms("other").ShouldBe(new BudgetTerms(Tokens: true, 0.5m));
        Read("""{"each_workflow": {"max_tokens": 10}}""").Of("w").ShouldBe(new BudgetLimit(10, null));
    }

    [Theory]
    [InlineData("""{"host": {"max_money": 20}}""", "must be JSON")]
    [InlineData("""{"host": 20}""", "must be JSON")]
    [InlineData("/no/such/file.json", "must be JSON, or the path of a JSON file")]
    [InlineData("""{"workflows": {"w": {"max_tokens": -1}}}""", "workflows.w: max_tokens and max_cost_usd must be 0 or more")]
    public void Read_Faulty_SaysWhatIsExpected(string text, string expected)
    {
        var fault = Should.Throw<FormatException>(() => Read(text));

        fault.Message.ShouldStartWith("GENXAI_DAILY_BUDGET");
        fault.Message.ShouldContain(expected);
    }

    private static DailyLimits Read(string? text) => DailyBudgetSettings.Read(name => name == DailyBudgetSettings.Name ? text : null);
}
