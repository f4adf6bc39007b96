using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Interpreter.Nodes;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.State.Saga;

namespace GenXai.Workflows.Interpreter.Execution.Compensation;

/// <summary>
/// Undoes what a run has completed, one after another, the newest first, once the run has drained (docs/adr/0030). One
/// that fails is noted, and the others go on.
/// </summary>
internal sealed class Compensator(RunServices run, RunEnding ending)
{
    private readonly PieceRunner _pieces = new();

    /// <summary>Whether a compensation is at work.</summary>
    public bool IsAtWork { get; private set; }

    /// <summary>Whether the run undoes: nothing else starts any more in this generation.</summary>
    public bool HasBegun => run.State.Saga.Plan is not null;

    /// <summary>Starts what is undone next; the run has nothing at work.</summary>
    /// <returns>False when all is undone, or nothing is to be.</returns>
    public bool TryStart()
    {
        if (!HasBegun && ending.Plan() is { } plan)
        {
            run.Log.Emit(null, null, plan);
        }

        if (SagaFold.Next(run.State) is not { } next)
        {
            return false;
        }

        run.Gate.Reopen();
        IsAtWork = true;
        run.Watch(UndoAsync(next));
        return true;
    }

    private async Task UndoAsync(CompletionSnapshot completion)
    {
        var scope = StepScope.Undoing(run, completion);
        var body = completion.ChildId is null ? scope.Node.Definition.Compensate : null;
        if (run.State.Saga.Journal is null)
        {
            run.Log.Emit(scope.Path, scope.Pass, new CompensationStarted(body is null ? "subworkflow" : RunResults.KindName(body.Kind)));
        }

        var outcome = body is null
            ? await ChildRunner.UndoAsync(scope, completion)
            : await _pieces.RunAsync(scope, body.Kind, body.Settings, PieceRunner.PolicyOf(scope, body.Kind, body.Settings, body.Execution));
        run.Log.Emit(scope.Path, scope.Pass, outcome.Failure is { } failure
            ? new CompensationFailed(new RunError(failure.Code, failure.Message, scope.Path), scope.TotalMs)
            : new CompensationCompleted(scope.TotalMs));
        IsAtWork = false;
        run.Signal.Set();
    }
}
