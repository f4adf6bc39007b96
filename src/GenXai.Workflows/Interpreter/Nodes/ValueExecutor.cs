using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>The kinds that need nothing from outside: input, output, condition, set, checkpoint.</summary>
internal sealed class ValueExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy) =>
        settings switch
        {
            InputSettings => NodeOutcome.Of(scope.Run.State.Input),
            OutputSettings { Output: null } => NodeOutcome.Of(Reached.Value(scope.Run.State, scope.Node)),
            OutputSettings { Output: { } template } =>
                NodeOutcome.Of(await scope.RenderAsync(scope.Run.Templates.ForValue(settings, template))),
            ConditionSettings condition => await RecordAsync(scope, condition),
            SetSettings set => await WriteAsync(scope, set),
            CheckpointSettings checkpoint => Take(scope, checkpoint),
            _ => throw new InvalidOperationException($"{settings.GetType().Name} is no value node"),
        };

    private static async Task<NodeOutcome> RecordAsync(StepScope scope, ConditionSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.Condition))
        {
            var condition = Condition.Parse(settings.Condition);
            var names = new NameResolver(
                new RunScope(scope.Run.State, [Reached.Value(scope.Run.State, scope.Node)], scope.Locals));
            await scope.NoteAsync(() => JsonValues.FromBool(condition.Evaluate(names)), () => Evaluation.Of(condition, names));
        }

        return NodeOutcome.HandedOn;
    }

    private static async Task<NodeOutcome> WriteAsync(StepScope scope, SetSettings settings)
    {
        var writes = await StateWrites.RenderAsync(scope, settings.Values, own: null);
        var output = JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var pair in writes)
            {
                writer.WritePropertyName(pair.Key);
                pair.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        return NodeOutcome.Of(output) with { Writes = writes };
    }

    private static NodeOutcome Take(StepScope scope, CheckpointSettings settings)
    {
        scope.Run.Log.Emit(scope.Path, scope.Pass, new CheckpointTaken(settings.Name));
        return NodeOutcome.HandedOn;
    }
}
