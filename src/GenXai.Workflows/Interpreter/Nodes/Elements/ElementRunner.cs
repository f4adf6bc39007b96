using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Nodes.Elements;

/// <summary>
/// Runs a node once per element, in order, a few at a time. Workers take elements in turn, so that thousands cost no
/// more than each its own.
/// </summary>
internal sealed class ElementRunner(
    StepScope scope,
    IReadOnlyList<JsonElement> elements,
    IReadOnlyList<string>? keys,
    ExecutionPolicy policy,
    PieceRunner pieces,
    bool finishOthers)
{
    private readonly ElementResults _results = new(scope, elements.Count, keys);
    private readonly TaskCompletionSource _failed = new();
    private readonly FailureMode _mode = scope.Node.Definition.FailureMode;
    private int _next;
    private int _open;
    private bool _isOver;
    private NodeOutcome? _failure;

    // Nothing new starts once an element has failed, unless all are to run.
    private bool IsStopping => _failure is not null && _mode != FailureMode.AllOrNothing;

    private bool FinishesOthers => finishOthers || _mode == FailureMode.AllOrNothing;

    public async Task<NodeOutcome> RunAsync()
    {
        var workers = new List<Task>();
        var count = Math.Min(scope.Node.Definition.ForEachConcurrency, elements.Count);
        _open = count;
        for (var i = 0; i < count; i++)
        {
            workers.Add(WorkAsync());
        }

        var all = Task.WhenAll(workers);
        await (FinishesOthers ? all : await Task.WhenAny(all, _failed.Task));
        _isOver = true;
        if (_failure is null)
        {
            return _results.ToOutcome(listsFailures: _mode == FailureMode.Continue);
        }

        return _mode == FailureMode.AllOrNothing ? _results.ToFailure() : _failure;
    }

    private async Task WorkAsync()
    {
        try
        {
            await TakeElementsAsync();
        }
        finally
        {
            _open--;
            if (_isOver || (_open > 0 && (FinishesOthers || _failure is null)))
            {
                // Nothing goes on from here, so nothing else tells the run that this worker has come to rest.
                scope.Run.Signal.Set();
            }
        }
    }

    private async Task TakeElementsAsync()
    {
        while (_next < elements.Count && (!IsStopping || finishOthers))
        {
            var index = _next++;
            if (IsStopping && !scope.HasBegun(index))
            {
                // Nothing new starts; what had begun before the run continued as new still finishes.
                continue;
            }

            var outcome = await ElementAsync(index);
            _results.Add(index, outcome);
            if (outcome.Failure is null)
            {
                continue;
            }

            _failure ??= outcome;
            _failed.TrySetResult();
            if (_mode != FailureMode.AllOrNothing)
            {
                return;
            }
        }
    }

    private async Task<NodeOutcome> ElementAsync(int index)
    {
        if (scope.TryGetAdvanced(index, out var known))
        {
            return NodeOutcome.FromJson(known);
        }

        scope.Run.Gate.ThrowIfCancelled();
        if (scope.Run.Gate.Drain == DrainMode.Finish)
        {
            // Elements that run finish, and no further one starts.
            throw new NodeCancelledException();
        }

        var piece = scope.Piece(index, scope.ElementLocals(elements[index], index));
        scope.Run.Log.Emit(piece.Path, scope.Pass, new NodeElementStarted(index));
        var node = scope.Node.Definition;
        var outcome = await pieces.RunAsync(piece, node.Kind, node.Settings, policy);
        if (_mode == FailureMode.Continue && outcome.Failure is { } failure)
        {
            outcome = NodeOutcome.Of(NodeFold.FailureOutput(new RunError(failure.Code, failure.Message, scope.Path))) with { Tolerated = failure };
        }

        scope.Advance(index, outcome.ToJson(), piece.TotalMs);
        return outcome;
    }
}
