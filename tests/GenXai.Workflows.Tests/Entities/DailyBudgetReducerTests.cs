using System.Text.Json;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Entities;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Entities;

public sealed class DailyBudgetReducerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DailyBudgetReducer _reducer = new(new DailyLimits
    {
        Host = new BudgetLimit(10_000, null),
        EachWorkflow = new BudgetLimit(1_000, 0.5m),
    });

    private string? _state;

    [Fact]
    public void Draw_WithinBothLimits_GrantsABlock()
    {
        var granted = Draw("a", first: 100);

        granted.Covered.ShouldBeTrue();
        granted.Amount.Tokens.ShouldBeInRange(100, 1_000);
        Account("a").Held.ShouldBe(granted.Amount);
        Account("").Held.ShouldBe(granted.Amount);
    }

    [Fact]
    public void Draw_MoreThanAWorkflowHasLeft_WaitsForWhatOthersHoldOfIt()
    {
        Draw("a", first: 900);

        Draw("a", first: 200).ShouldBe(new DailyGrant(BudgetAmount.None, Covered: false, MayCome: true));
        Draw("b", first: 200).Covered.ShouldBeTrue("it has a limit of its own");
    }

    [Fact]
    public void Draw_MoreThanCanEverCome_GrantsTheRestAtOnce() =>
        Draw("a", first: 1_200).ShouldBe(new DailyGrant(new BudgetAmount(1_000, 0), Covered: false, MayCome: false));

    [Fact]
    public void Settle_AfterADraw_CountsWhatWasSpentAndFreesTheRest()
    {
        var granted = Draw("a", first: 300).Amount;

        Apply(DailyBudgetReducer.Settle, new DailyDraw("a", new BudgetAmount(120, 0.25m), BudgetAmount.None - granted, BudgetAmount.None, null, null));

        Account("a").ShouldBe(new DailyAccount("a", new BudgetAmount(120, 0.25m), BudgetAmount.None));
        Account("").Spent.Tokens.ShouldBe(120);
    }

    [Fact]
    public void Refusal_WhenMoneyIsSpent_SaysWhoseBudget()
    {
        Apply(DailyBudgetReducer.Settle, new DailyDraw("a", new BudgetAmount(10, 0.5m), BudgetAmount.None, BudgetAmount.None, null, null));
        var limits = new DailyLimits { EachWorkflow = new BudgetLimit(null, 0.5m) };
        var state = DailyBudgetReducer.Read(_state);

        DailyBudgetReducer.Refusal(state, limits, "a").ShouldNotBeNull().ShouldContain("of workflow 'a' is used up: 0.5 of 0.5 USD");
        DailyBudgetReducer.Refusal(state, limits, "b").ShouldBeNull();
    }

    [Fact]
    public void Apply_UnknownOperation_IsAFailure() =>
        _reducer.Apply(null, "drop", "{}", Now).Result.Failure.ShouldNotBeNull().Type.ShouldBe("unknown_operation");

    private DailyGrant Draw(string workflow, long first)
    {
        var asked = new BudgetAmount(first, 0);
        var answer = Apply(DailyBudgetReducer.Draw, new DailyDraw(workflow, BudgetAmount.None, BudgetAmount.None, BudgetAmount.None, asked, asked));
        return JsonSerializer.Deserialize(answer, EntitiesJsonContext.Default.DailyGrant)!;
    }

    private string Apply(string operation, DailyDraw draw)
    {
        var outcome = _reducer.Apply(_state, operation, JsonSerializer.Serialize(draw, EntitiesJsonContext.Default.DailyDraw), Now);
        _state = outcome.State;
        return outcome.Result.Value.ShouldNotBeNull();
    }

    private DailyAccount Account(string workflow) =>
        DailyBudgetReducer.Read(_state).Accounts.Single(account => account.Workflow == workflow);
}
