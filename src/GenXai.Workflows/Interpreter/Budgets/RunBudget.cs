using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>
/// The budget of one run: its own limits, and what it is granted by its parent or by the host's budget of the day.
/// Calls and sub-runs that need budget wait in one queue, in turn; whoever cannot be served waits as long as others
/// hold something that may come back (docs/adr/0011).
/// </summary>
internal sealed class RunBudget
{
    private readonly RunServices _run;
    private readonly BudgetLimit _own;
    private readonly BudgetTerms? _terms;
    private readonly IBudgetSource? _source;
    private readonly LinkedList<BudgetWaiter> _queue = new();

    // What was used when the source said that it has no more: until that changes, it is not asked again.
    private BudgetAmount? _exhaustedAt;

    public RunBudget(RunServices run)
    {
        _run = run;
        _own = new BudgetLimit(run.Definition.Limits.MaxTokens, run.Definition.Limits.MaxCostUsd);
        _terms = run.Input.Budget;
        _source = _terms is null ? null : run.Input.ParentId is null ? new DailyBudget(run, Hear) : new ParentBudget(run);
        ChildTerms = BudgetTerms.Both(BudgetTerms.Of(_own), _terms);
        foreach (var child in State.Children.Where(child => child.Open is not null).OrderBy(child => child.Seq))
        {
            Enqueue(child.ChildId, child.Open!);
        }
    }

    /// <summary>The terms for sub-runs; null where nothing is bounded.</summary>
    public BudgetTerms? ChildTerms { get; }

    /// <summary>Whether calls need an allowance.</summary>
    public bool IsInForce => ChildTerms is not null;

    /// <summary>Money set aside for a call whose price is not known yet; null where money is not bounded.</summary>
    public decimal? UnknownCallUsd => ChildTerms?.UnknownCallUsd;

    /// <summary>Whether an answer is awaited that comes without anyone's doing.</summary>
    public bool IsAsking => State.Open is not null;

    private BudgetState State => _run.State.Budget;

    private OpenSteps Steps => _run.State.Open;

    private BudgetAmount Spent => BudgetAmount.Of(_run.State.Usage);

    private BudgetAmount Used => Spent + Steps.Reserved + State.Held;

    // What may come back: what is set aside for calls, and what sub-runs hold and have not spent.
    private BudgetAmount UnderWay => Steps.Reserved + State.Held - State.HeldSpent;

    // What is left of what the source has granted.
    private BudgetLimit Funds => _terms is null
        ? BudgetLimit.None
        : new BudgetLimit(_terms.Tokens ? State.Granted.Tokens : null, _terms.UnknownCallUsd is null ? null : State.Granted.CostUsd)
            .Without(Used);

    /// <summary>What a call may cost, as a bound on what is bounded.</summary>
    public BudgetLimit Allowance(BudgetAmount reserved) =>
        new(ChildTerms is { Tokens: true } ? reserved.Tokens : null, UnknownCallUsd is null ? null : reserved.CostUsd);

    /// <summary>Sets budget aside for a call, or refuses it; which of both stands in the journal then.</summary>
    public async Task ReserveAsync(StepScope scope, int step, CallBudget need)
    {
        _run.Gate.ThrowIfCancelled();
        var waiter = new BudgetWaiter(null, need.Least, need.Wants, need.Wants)
        {
            Grant = (amount, _) => _run.Log.Emit(scope.Path, scope.Pass, new BudgetReserved(step, amount)),
            Refuse = reason => _run.Log.Emit(scope.Path, scope.Pass, new BudgetRefused(step, need.Least, reason)),
        };
        Enqueue(waiter);
        Serve(mayAsk: false);
        if (waiter.Served.IsCompleted)
        {
            await waiter.Served;
            return;
        }

        var wait = _run.Gate.Register(() =>
        {
            _queue.Remove(waiter);
            waiter.Cancel();
        });
        _run.Signal.Set();
        try
        {
            await waiter.Served;
        }
        finally
        {
            _run.Gate.Release(wait);
        }
    }

    /// <summary>A sub-run asks, or gives back.</summary>
    /// <param name="path">The node that runs it.</param>
    /// <param name="pass">The node's pass.</param>
    /// <param name="childId">The sub-run.</param>
    /// <param name="ask">What it asks.</param>
    public void Hear(string? path, int? pass, string childId, BudgetAsk ask)
    {
        // A message seen twice, or overtaken by a later one, says nothing new: all its amounts are totals.
        if (ask.Number > State.Child(childId).Number)
        {
            _run.Log.Emit(path, pass, new BudgetAsked(childId, ask, null));
            for (var node = _queue.First; node is not null; node = node.Next)
            {
                if (string.Equals(node.Value.ChildId, childId, StringComparison.Ordinal))
                {
                    _queue.Remove(node);
                    break;
                }
            }

            if (ask.First is not null)
            {
                Enqueue(childId, ask);
            }
        }
    }

    /// <summary>The parent answers, or the budget of the day.</summary>
    public void Hear(BudgetAnswer answer)
    {
        if (State.Open?.Number == answer.Number)
        {
            _run.Log.Emit(null, null, new BudgetGranted(null, answer));
            _exhaustedAt = answer.Final ? Used : null;
        }
    }

    /// <summary>A call is settled: the main loop looks whether others can go on, whatever becomes of who made it.</summary>
    public void Settled()
    {
        if (_queue.Count > 0)
        {
            _run.Signal.Set();
        }
    }

    /// <summary>Serves those who wait, and asks for more where it takes more.</summary>
    /// <param name="mayAsk">Whether to ask; from the main loop only, so that what starts together asks together.</param>
    /// <returns>Whether anyone goes on.</returns>
    public bool Serve(bool mayAsk)
    {
        var served = new List<BudgetWaiter>();
        while (_queue.First is { Value: var head } && TryServe(head, mayAsk))
        {
            _queue.RemoveFirst();
            served.Add(head);
        }

        foreach (var waiter in served)
        {
            waiter.Release();
        }

        return served.Count > 0;
    }

    /// <summary>Gives back what is left over of what was granted; the run has nothing at work.</summary>
    public void GiveBack()
    {
        if (_source is not null && State.Open is null && _queue.Count == 0 && IsLeft(Funds, State.Granted - Used))
        {
            _source.Send(Tell(null, null));
        }
    }

    /// <summary>Settles with the budget of the day; a parent learns from the end of its sub-run what it used.</summary>
    public void Close()
    {
        if (_run.Input.ParentId is null && State.Open is null && State.Granted != State.Reported)
        {
            _source?.Send(Tell(null, null));
        }
    }

    private static bool IsLeft(BudgetLimit funds, BudgetAmount rest) =>
        (funds.Tokens is not null && rest.Tokens > 0) || (funds.CostUsd is not null && rest.CostUsd > 0);

    private void Enqueue(string childId, BudgetAsk ask) => Enqueue(
        new BudgetWaiter(childId, BudgetAmount.None, ask.First!, ask.Wants ?? ask.First!)
        {
            Grant = (amount, final) =>
            {
                var child = State.Child(childId);
                var answer = new BudgetAnswer(ask.Number, child.Total + amount, final);
                _run.Log.Emit(null, null, new BudgetGranted(childId, answer));
                BudgetMessages.Answer(_run, childId, answer);
            },
            Refuse = static _ => throw new InvalidOperationException("a sub-run decides by itself what it cannot do"),
        });

    private void Enqueue(BudgetWaiter waiter)
    {
        _queue.AddLast(waiter);
        _exhaustedAt = null;
    }

    // Whether the one who waits was served: granted, or refused because nothing can come any more.
    private bool TryServe(BudgetWaiter head, bool mayAsk)
    {
        if (head.ChildId is { } childId && !Steps.TryGetChild(childId, out _))
        {
            // It has ended meanwhile.
            return true;
        }

        var room = _own.Without(Used);
        var funds = Funds;
        var both = room.And(funds);
        if (both.Covers(head.First))
        {
            head.Grant(both.Cut(head.Wants), false);
            return true;
        }

        if (!room.Covers(head.First) && OthersHold(head))
        {
            return false;
        }

        if (!funds.Covers(room.Cut(head.First)))
        {
            if (State.Open is { } open)
            {
                // What came back meanwhile may be what others wait for, and they what this run waits for. So they do
                // where all that was under way is spent: nothing will come back of it.
                if (_source!.MayRevise && (IsLeft(Funds, State.Granted - Used) || (open.Reserved.IsSome && !UnderWay.IsSome)))
                {
                    Ask(head, room, mayAsk);
                }

                return false;
            }

            if (_exhaustedAt != Used)
            {
                Ask(head, room, mayAsk);
                return false;
            }

            if (OthersHold(head))
            {
                return false;
            }
        }

        Finish(head, room, both);
        return true;
    }

    // All there is, to the last.
    private void Finish(BudgetWaiter head, BudgetLimit room, BudgetLimit both)
    {
        if (both.Covers(head.Least))
        {
            head.Grant(both.Cut(head.First), true);
        }
        else
        {
            head.Refuse(room.Covers(head.Least)
                ? BudgetTexts.Source(head.Least, both, _source!.Name)
                : BudgetTexts.Own(head.Least, _own, Used, _run.Definition.Name));
        }
    }

    private void Ask(BudgetWaiter head, BudgetLimit room, bool mayAsk)
    {
        if (mayAsk && !_run.Gate.IsContinuing && _source!.IsReady)
        {
            var wants = _queue.Aggregate(BudgetAmount.None, (sum, waiter) => sum + waiter.Wants);
            _source.Send(Tell(room.Cut(head.First), room.Cut(wants)));
        }
    }

    private BudgetAsk Tell(BudgetAmount? first, BudgetAmount? wants) => new(
        State.Number + 1, Spent + State.HeldSpent, UnderWay, first, wants);

    private bool OthersHold(BudgetWaiter head)
    {
        var held = State.Held - State.HeldSpent;
        if (head.ChildId is { } childId)
        {
            var own = State.Child(childId);
            held -= own.Total - own.Spent;
        }

        return Steps.ReservedCalls > 0 || held.IsSome;
    }
}
