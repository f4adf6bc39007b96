using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>
/// Repeats a body; the condition is tested after each pass and what it said is journaled with the pass
/// (product.md, section 5).
/// </summary>
internal sealed class LoopExecutor(PieceRunner pieces) : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var loop = (LoopSettings)settings;
        var condition = string.IsNullOrWhiteSpace(loop.Condition) ? null : Condition.Parse(loop.Condition);
        var results = new List<JsonElement>();
        var passes = 0;
        while (passes < loop.MaxIterations)
        {
            if (!scope.TryGetAdvanced(passes, out var pass))
            {
                var (outcome, durationMs) = await PassAsync(scope, loop, passes, policy);
                if (outcome.Failure is not null)
                {
                    scope.Spent(durationMs);
                    return outcome;
                }

                pass = await RecordAsync(scope, condition, passes, loop.Body is null ? null : outcome.Output, results);
                scope.Advance(passes, pass, durationMs);
            }

            passes++;
            if (loop.Body is not null)
            {
                results.Add(pass.GetProperty("result"u8));
            }

            if (pass.GetProperty("stop"u8).GetBoolean())
            {
                break;
            }
        }

        return NodeOutcome.Of(Progress(passes, results));
    }

    private async Task<(NodeOutcome Outcome, double DurationMs)> PassAsync(StepScope scope, LoopSettings loop, int index, ExecutionPolicy policy)
    {
        if (loop.Body is not { } body)
        {
            return (NodeOutcome.HandedOn, 0);
        }

        var locals = scope.Locals.SetItem($"loop_{scope.Node.Id}_iteration", JsonValues.FromInt(index + 1));
        var piece = scope.Piece(index, locals);
        var own = PieceRunner.PolicyOf(piece, body.Kind, body.Settings, body.Execution, scope.Node.Definition.Execution);
        var outcome = await pieces.RunAsync(piece, body.Kind, body.Settings, own with { TimeoutSeconds = own.TimeoutSeconds ?? policy.TimeoutSeconds });
        return (outcome, piece.TotalMs);
    }

    private static async Task<JsonElement> RecordAsync(
        StepScope scope, Condition? condition, int index, JsonElement? result, List<JsonElement> earlier)
    {
        var stop = condition is not null && await TestAsync(scope, condition, index, result, earlier);
        return JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("stop"u8, stop);
            if (result is { } value)
            {
                writer.WritePropertyName("result"u8);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    // The results so far are only put together for a condition that may read them.
    private static Task<bool> TestAsync(
        StepScope scope, Condition condition, int index, JsonElement? result, List<JsonElement> earlier)
    {
        var readsResults = condition.References.Any(reference =>
            reference.Segments[0] is "results" or "nodes"
            || string.Equals(reference.Segments[0], scope.Node.Id, StringComparison.Ordinal));
        List<JsonElement> shown = readsResults && result is { } last ? [.. earlier, last] : [];
        var progress = Progress(index + 1, shown);
        var locals = scope.Locals.SetItem($"loop_{scope.Node.Id}_iteration", JsonValues.FromInt(index + 1));
        var names = new RunScope(
            scope.Run.State,
            [progress, Reached.Value(scope.Run.State, scope.Node)],
            locals,
            KeyValuePair.Create(scope.Node.Id, progress));
        return scope.TestAsync(condition, new NameResolver(names));
    }

    private static JsonElement Progress(int iterations, List<JsonElement> results) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("iterations"u8, iterations);
        writer.WriteStartArray("results"u8);
        for (var i = 0; i < results.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("iteration"u8, i + 1);
            writer.WritePropertyName("result"u8);
            results[i].WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
