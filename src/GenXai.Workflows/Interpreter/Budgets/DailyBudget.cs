using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Entities;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>
/// A root run asks the entity that keeps the host's budget of the day. What others hold may come back, but an entity
/// cannot wake a run: so the run asks again, for a minute.
/// </summary>
internal sealed class DailyBudget(RunServices run, Action<BudgetAnswer> answered) : IBudgetSource
{
    private const int MostTries = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private bool _isPausing;

    public string Name { get; private set; } = "the day (GENXAI_DAILY_BUDGET), which starts anew at 00:00 UTC";

    public bool IsReady
    {
        get
        {
            if (run.State.Budget.NotBefore is { } until && run.Context.CurrentUtcTime < until)
            {
                if (!_isPausing)
                {
                    _isPausing = true;
                    run.Watch(PauseAsync(until));
                }

                return false;
            }

            return true;
        }
    }

    // It answers at once.
    public bool MayRevise => false;

    public void Send(BudgetAsk ask)
    {
        var state = run.State.Budget;
        var today = run.Context.CurrentUtcTime.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (day, held) = (state.Day, state.Granted - state.Reported);
        var settled = new DailyDraw(
            run.Definition.Name, ask.Spent - state.Reported, ask.Reserved - held, ask.Reserved, ask.First, ask.Wants);
        if (ask.First is null)
        {
            if (day is not null)
            {
                Settle(day, settled);
            }

            run.Log.Emit(null, null, new BudgetAsked(null, ask, day));
            return;
        }

        var carried = BudgetAmount.None;
        if (!string.Equals(day, today, StringComparison.Ordinal))
        {
            // Of a new day all is drawn anew, also what calls under way hold.
            carried = ask.Reserved;
            if (day is not null)
            {
                Settle(day, settled with { Held = BudgetAmount.None - held, Keeps = BudgetAmount.None, First = null, Wants = null });
            }

            settled = new DailyDraw(
                run.Definition.Name, BudgetAmount.None, BudgetAmount.None, BudgetAmount.None, ask.First + carried, ask.Wants! + carried);
        }

        run.Log.Emit(null, null, new BudgetAsked(null, ask, today));
        run.Watch(DrawAsync(today, ask, carried, settled));
    }

    private void Settle(string day, DailyDraw draw) => run.Context.SignalEntity(
        DailyBudgetReducer.IdOf(day),
        DailyBudgetReducer.Settle,
        JsonSerializer.Serialize(draw, EntitiesJsonContext.Default.DailyDraw));

    private async Task DrawAsync(string day, BudgetAsk ask, BudgetAmount carried, DailyDraw draw)
    {
        var result = await run.Gate.CallEntityAsync(
            DailyBudgetReducer.IdOf(day),
            DailyBudgetReducer.Draw,
            JsonSerializer.Serialize(draw, EntitiesJsonContext.Default.DailyDraw));
        var granted = new DailyGrant(BudgetAmount.None, Covered: false, MayCome: false);
        if (result.Failed)
        {
            Name = $"the day, which cannot be asked ({result.Failure!.Type}: {result.Failure.Message})";
        }
        else
        {
            granted = JsonSerializer.Deserialize(result.Value!, EntitiesJsonContext.Default.DailyGrant)!;
        }

        var waits = granted.MayCome && run.State.Budget.Tries < MostTries;
        answered(new BudgetAnswer(
            ask.Number,
            ask.Spent + ask.Reserved - carried + granted.Amount,
            !waits && !granted.Covered,
            waits ? run.Context.CurrentUtcTime + Pause : null));
        run.Signal.Set();
    }

    private async Task PauseAsync(DateTimeOffset until)
    {
        using var source = new CancellationTokenSource();
        var wait = run.Gate.Register(source.Cancel);
        try
        {
            await run.Gate.TimerAsync(until, isCarried: false, source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            // The run drains: nobody waits for budget any more.
        }
        finally
        {
            run.Gate.Release(wait);
            _isPausing = false;
            run.Signal.Set();
        }
    }
}
