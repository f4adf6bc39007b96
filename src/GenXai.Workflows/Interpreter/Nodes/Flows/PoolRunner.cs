using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Flows.Functions.Pools;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.Flows;

/// <summary>
/// Runs the elements of a node by a pool of workers: each element has its agent, starts when those before it are done,
/// and as many are at work as the queue wants. The pool's size is noted whenever it changes, elements are journaled as
/// in any <c>for_each</c>, and so the pool goes on after continue-as-new where it was.
/// </summary>
internal sealed class PoolRunner
{
    private readonly StepScope _scope;
    private readonly IReadOnlyList<JsonElement> _elements;
    private readonly PoolQueue _queue;
    private readonly PoolDefinition _pool;
    private readonly PieceRunner _pieces;
    private readonly bool _finishOthers;
    private readonly NodeOutcome?[] _outcomes;
    private readonly TaskCompletionSource _over = new();
    private bool _isCancelled;
    private NodeOutcome? _failure;
    private int _size;
    private int _peak;

    private PoolRunner(StepScope scope, IReadOnlyList<JsonElement> elements, PoolQueue queue, PoolDefinition pool, PieceRunner pieces)
    {
        _scope = scope;
        _elements = elements;
        _queue = queue;
        _pool = pool;
        _pieces = pieces;
        _outcomes = new NodeOutcome?[elements.Count];
        _finishOthers = scope.Run.Definition.Execution.CancelOnFailure == false;
    }

    /// <summary>Runs all elements.</summary>
    public static async Task<NodeOutcome> RunAsync(StepScope scope, IReadOnlyList<JsonElement> elements, PoolDefinition pool, PieceRunner pieces)
    {
        var schedule = await ScheduleAsync(scope, elements.Count, pool);
        var runner = new PoolRunner(scope, elements, new PoolQueue(schedule, pool), pool, pieces);
        runner.TakeUp();
        runner.Fill();
        await runner._over.Task;
        return runner._isCancelled ? throw new NodeCancelledException() : runner._failure ?? NodeOutcome.Of(runner.Output());
    }

    private static async Task<IReadOnlyList<ScheduleItem>> ScheduleAsync(StepScope scope, int count, PoolDefinition pool)
    {
        if (pool.Schedule is not { } text)
        {
            return [.. Enumerable.Range(0, count).Select(index => new ScheduleItem(pool.Agents[index % pool.Agents.Length], NameOf(index), []))];
        }

        var template = scope.Run.Templates.ForText(text);
        var noted = await scope.NoteAsync(
            () => template.Render(scope.Names()) is var value && Contracts.Payloads.PayloadValues.Occurs(value) ? throw new PayloadNeededException(text) : value,
            () => Evaluation.Of(template, scope.Names(), inline: true));
        return noted.Deserialize(FlowJsonContext.Default.ListScheduleItem)!;
    }

    private static string NameOf(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    // What was decided and done before this generation.
    private void TakeUp()
    {
        while (_scope.TryTakeNote(out var noted))
        {
            _size = noted.Deserialize(FlowJsonContext.Default.PoolScale)!.Workers;
            _peak = Math.Max(_peak, _size);
        }

        var begun = new List<int>();
        for (var index = 0; index < _elements.Count; index++)
        {
            if (_scope.TryGetAdvanced(index, out var known))
            {
                Settle(index, NodeOutcome.FromJson(known));
            }
            else if (_scope.HasBegun(index))
            {
                begun.Add(index);
            }
        }

        // A dependency that failed may have been settled after them.
        foreach (var index in begun.Where(_queue.Begin))
        {
            _ = RunOneAsync(index);
        }
    }

    // Starts what may start. Called when the pool begins, and by each element that is done.
    private void Fill()
    {
        while (!_isCancelled && _failure is null && _queue.HasReady)
        {
            if (_scope.Run.Gate.Drain != DrainMode.None)
            {
                // What runs finishes, and no further one starts.
                _isCancelled = true;
                break;
            }

            Scale();
            if (_queue.AtWork >= _size)
            {
                break;
            }

            _ = RunOneAsync(_queue.Take());
        }

        if (_queue.AtWork == 0 || (_failure is not null && !_finishOthers))
        {
            _over.TrySetResult();
        }
    }

    private void Scale()
    {
        var target = _queue.Target;
        if (target != _size)
        {
            _size = target;
            _peak = Math.Max(_peak, target);
            _scope.Note(() => JsonSerializer.SerializeToElement(new PoolScale(target, _queue.Queued), FlowJsonContext.Default.PoolScale));
        }
    }

    private async Task RunOneAsync(int index)
    {
        NodeOutcome? outcome = null;
        try
        {
            outcome = await ElementAsync(index);
        }
        catch (NodeCancelledException)
        {
            _isCancelled = true;
        }
#pragma warning disable CA1031 // Whatever it is, it is a fault of ours: the node's work throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _over.TrySetException(exception);
            return;
        }

        _queue.End();
        if (outcome is not null)
        {
            Settle(index, outcome);
        }

        var wasOver = _over.Task.IsCompleted;
        Fill();
        if (wasOver || !_over.Task.IsCompleted)
        {
            // Nothing else tells the run that this worker has come to rest.
            _scope.Run.Signal.Set();
        }
    }

    private async Task<NodeOutcome> ElementAsync(int index)
    {
        _scope.Run.Gate.ThrowIfCancelled();
        var piece = _scope.Piece(index, _scope.ElementLocals(_elements[index], index).SetItem("results", Results(index)));
        _scope.Run.Log.Emit(piece.Path, _scope.Pass, new NodeElementStarted(index));
        var node = _scope.Node.Definition;
        var settings = (AgentSettings)node.Settings with { Agent = _queue.Of(index).Agent };
        var policy = PieceRunner.PolicyOf(piece, node.Kind, settings, node.Execution);
        var outcome = await _pieces.RunAsync(piece, node.Kind, settings, policy);
        _scope.Advance(index, outcome.ToJson(), piece.TotalMs);
        return outcome;
    }

    // Of those that it waited for, by name.
    private JsonElement Results(int index) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var before in _queue.Of(index).After)
        {
            writer.WritePropertyName(_queue.Of(before).Id);
            (_outcomes[before]?.Output ?? JsonValues.Null).WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private void Settle(int index, NodeOutcome outcome)
    {
        _outcomes[index] = outcome;
        _queue.Settle(index, outcome.Failure is null);
        if (outcome.Failure is { } failure && _pool.StopsAtFailure)
        {
            var (agent, id, _) = _queue.Of(index);
            _failure ??= NodeOutcome.Fail(failure with { Message = $"task '{id}' of '{agent}': {failure.Message}" }) with { FailedAt = outcome.FailedAt };
        }
    }

    private JsonElement Output()
    {
        var items = Enumerable.Range(0, _elements.Count).Select(Item).ToList();
        return JsonSerializer.SerializeToElement(new PoolOutput(items, items.Count, _peak), FlowJsonContext.Default.PoolOutput);
    }

    private PoolItem Item(int index)
    {
        var (agent, id, after) = _queue.Of(index);
        return _outcomes[index] switch
        {
            { Failure: { } failure } => new PoolItem(id, agent, PoolItem.Failed, Error: failure.Message),
            { } outcome => new PoolItem(id, agent, PoolItem.Completed, outcome.Output ?? JsonValues.Null),
            null => new PoolItem(id, agent, PoolItem.Skipped, Error: $"not done: it depends on {string.Join(", ", after.Where(_queue.IsLost).Select(before => $"'{_queue.Of(before).Id}'"))}"),
        };
    }
}
