using System.Text.Json;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Entities;

/// <summary>
/// The host's budget of one day: how much all runs, and those of each workflow, have spent and hold. Runs draw blocks
/// and settle them. There is one entity per day, so that both limits are kept in one operation.
/// </summary>
public sealed class DailyBudgetReducer : IEntityReducer
{
    /// <summary>Settles, and grants if it can: <see cref="DailyDraw"/> to <see cref="DailyGrant"/>.</summary>
    public const string Draw = "draw";

    /// <summary>Settles: <see cref="DailyDraw"/>, no answer.</summary>
    public const string Settle = "settle";

    private const string EntityName = "daily_budget";
    private const int Version = 1;

    // A run that may take a little more than it asks for asks less often; what it does not need it gives back.
    private const int BlocksOfADay = 200;
    private const int BlocksOfTheRest = 8;

    private readonly DailyLimits _limits;

    /// <summary>Makes the reducer.</summary>
    /// <param name="limits">The host's limits; they hold from the next operation on, whatever they were before.</param>
    public DailyBudgetReducer(DailyLimits limits) => _limits = limits;

    /// <inheritdoc />
    public string Name => EntityName;

    /// <summary>The entity of a day.</summary>
    /// <param name="day">The day in UTC, such as 2026-11-23.</param>
    public static EntityId IdOf(string day) => new(EntityName, day);

    /// <summary>Reads what an entity keeps.</summary>
    /// <param name="state">Its state; null for a day on which nothing was spent.</param>
    public static DailyBudgetState Read(string? state) => state is null
        ? new DailyBudgetState(Version, [])
        : JsonSerializer.Deserialize(state, EntitiesJsonContext.Default.DailyBudgetState)!;

    /// <summary>Why a run of a workflow cannot start: a limit that is used up; null if it can.</summary>
    /// <param name="state">What the entity of the day keeps.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="workflow">The workflow's name.</param>
    public static string? Refusal(DailyBudgetState state, DailyLimits limits, string workflow) =>
        UsedUp(limits.Host, Account(state, "").Spent, "of the host")
        ?? UsedUp(limits.Of(workflow), Account(state, workflow).Spent, $"of workflow '{workflow}'");

    /// <inheritdoc />
    public EntityOutcome Apply(string? state, string operation, string? input, DateTimeOffset now)
    {
        if (operation is not (Draw or Settle) || input is null)
        {
            return new EntityOutcome(state, CallResult.Fail("unknown_operation", $"the entity {EntityName} knows {Draw} and {Settle}, each with an input"));
        }

        var draw = JsonSerializer.Deserialize(input, EntitiesJsonContext.Default.DailyDraw)!;
        var kept = Read(state);
        var host = Account(kept, "").After(draw.Spent, draw.Held);
        var workflow = Account(kept, draw.Workflow).After(draw.Spent, draw.Held);
        var grant = draw.First is { } first
            ? Grant(first, draw, host, workflow)
            : new DailyGrant(BudgetAmount.None, Covered: true, MayCome: false);
        host = host.After(BudgetAmount.None, grant.Amount);
        workflow = workflow.After(BudgetAmount.None, grant.Amount);
        var accounts = kept.Accounts
            .Where(account => account.Workflow.Length > 0 && !string.Equals(account.Workflow, draw.Workflow, StringComparison.Ordinal))
            .Append(host)
            .Append(workflow)
            .OrderBy(account => account.Workflow, StringComparer.Ordinal);
        var next = JsonSerializer.Serialize(new DailyBudgetState(Version, [.. accounts]), EntitiesJsonContext.Default.DailyBudgetState);
        return new EntityOutcome(next, CallResult.Success(JsonSerializer.Serialize(grant, EntitiesJsonContext.Default.DailyGrant)));
    }

    private static DailyAccount Account(DailyBudgetState state, string workflow) =>
        state.Accounts.FirstOrDefault(account => string.Equals(account.Workflow, workflow, StringComparison.Ordinal))
        ?? new DailyAccount(workflow, BudgetAmount.None, BudgetAmount.None);

    private static string? UsedUp(BudgetLimit limit, BudgetAmount spent, string whose) =>
        spent.Tokens >= limit.Tokens
            ? FormattableString.Invariant($"the daily budget {whose} is used up: {spent.Tokens} of {limit.Tokens} tokens; it starts anew at 00:00 UTC (GENXAI_DAILY_BUDGET)")
        : spent.CostUsd >= limit.CostUsd
            ? FormattableString.Invariant($"the daily budget {whose} is used up: {spent.CostUsd} of {limit.CostUsd} USD; it starts anew at 00:00 UTC (GENXAI_DAILY_BUDGET)")
        : null;

    // What others hold may come back, unless even that would not do.
    private static bool MayCome(BudgetLimit limit, DailyAccount account, BudgetAmount first, BudgetAmount keeps) =>
        limit.Without(account.Used).Covers(first)
        || ((account.Held - keeps).IsSome && limit.Without(account.Spent + keeps).Covers(first));

    private DailyGrant Grant(BudgetAmount first, DailyDraw draw, DailyAccount host, DailyAccount workflow)
    {
        var limit = _limits.Of(workflow.Workflow);
        var room = _limits.Host.Without(host.Used).And(limit.Without(workflow.Used));
        if (!room.Covers(first))
        {
            var waits = MayCome(_limits.Host, host, first, draw.Keeps) && MayCome(limit, workflow, first, draw.Keeps);
            return new DailyGrant(waits ? BudgetAmount.None : room.Cut(first), Covered: false, waits);
        }

        var whole = _limits.Host.And(limit);
        var block = new BudgetAmount(
            Math.Min(whole.Tokens / BlocksOfADay ?? 0, room.Tokens / BlocksOfTheRest ?? 0),
            Math.Min(whole.CostUsd / BlocksOfADay ?? 0, room.CostUsd / BlocksOfTheRest ?? 0));
        return new DailyGrant(room.Cut((draw.Wants ?? first).AtLeast(block)), Covered: true, MayCome: false);
    }
}
