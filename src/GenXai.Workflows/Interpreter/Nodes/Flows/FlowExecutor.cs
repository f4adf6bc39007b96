using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Flows;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.Flows;

/// <summary>Runs the workflow that a flow stands for, as a run of its own (docs/adr/0028).</summary>
internal sealed class FlowExecutor : INodeExecutor
{
    // What reached the node has no name in templates; here it needs one, so that all is rendered together.
    private const string ReachedName = "flow_input";
    private const string ReachedTemplate = "{{ flow_input }}";

    public Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy) => ChildRunner.RunAsync(
        scope,
        FlowExpander.ReferenceOf(scope.Node.Id),
        () => InputAsync(scope, (FlowSettings)settings),
        policy,
        static (error, place, isTransient) =>
            NodeOutcome.Fail(error.Code, $"the flow failed at {place} ({error.Code}): {error.Message}", isTransient));

    private static async Task<JsonElement> InputAsync(StepScope scope, FlowSettings flow)
    {
        var cache = scope.Run.Templates;
        var given = new List<(string Name, Template Template)> { ("input", cache.ForText(ReachedTemplate)) };
        if (flow.Task is { } task)
        {
            given.Add(("task", cache.ForText(task)));
        }

        if (flow.Items is { } items)
        {
            given.Add(("items", cache.ForText(items)));
        }

        var names = new NameResolver(RunScope.ForNode(
            scope.Run.State, scope.Node, scope.Locals.SetItem(ReachedName, ReachedBy(scope, given.Skip(1).Select(each => each.Template)))));
        var values = await scope.RenderAsync([.. given.Select(each => each.Template)], names);
        return JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var ((name, _), value) in given.Zip(values))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    // As in a prompt: an element that no template names would be lost.
    private static JsonElement ReachedBy(StepScope scope, IEnumerable<Template> templates) =>
        scope.Locals.TryGetValue("item", out var item)
            && !templates.Any(template => template.References.Any(reference => reference.Segments[0] is "item" or "item_index"))
            ? item
            : scope.Incoming;
}
