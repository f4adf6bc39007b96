using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>
/// Runs a node once per element, in order, a few at a time. Workers take elements in turn, so that thousands cost no
/// more than each its own.
/// </summary>
internal sealed class ElementRunner(
    StepScope scope, IReadOnlyList<JsonElement> elements, ExecutionPolicy policy, PieceRunner pieces, bool finishOthers)
{
    private readonly JsonElement[] _results = new JsonElement[elements.Count];
    private readonly TaskCompletionSource _failed = new();
    private int _next;
    private int _open;
    private bool _isOver;
    private NodeOutcome? _failure;

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
        await (finishOthers ? all : await Task.WhenAny(all, _failed.Task));
        _isOver = true;
        return _failure ?? NodeOutcome.Of(JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items"u8);
            foreach (var result in _results)
            {
                result.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteNumber("count"u8, _results.Length);
            writer.WriteEndObject();
        }));
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
            if (_isOver || (_open > 0 && (finishOthers || _failure is null)))
            {
                // Nothing goes on from here, so nothing else tells the run that this worker has come to rest.
                scope.Run.Signal.Set();
            }
        }
    }

    private async Task TakeElementsAsync()
    {
        while (_next < elements.Count && (_failure is null || finishOthers))
        {
            var index = _next++;
            if (_failure is not null && !scope.HasBegun(index))
            {
                // Nothing new starts; what had begun before the run continued as new still finishes.
                continue;
            }

            var outcome = await ElementAsync(index);
            if (outcome.Failure is null)
            {
                _results[index] = outcome.Output ?? JsonValues.Null;
                continue;
            }

            _failure ??= outcome;
            _failed.TrySetResult();
            return;
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

        var locals = scope.Locals.SetItem("item", elements[index]).SetItem("item_index", JsonValues.FromInt(index));
        var piece = scope.Piece(index, locals);
        scope.Run.Log.Emit(piece.Path, scope.Pass, new NodeElementStarted(index));
        var node = scope.Node.Definition;
        var outcome = await pieces.RunAsync(piece, node.Kind, node.Settings, policy);
        scope.Advance(index, outcome.ToJson(), piece.TotalMs);
        return outcome;
    }
}
