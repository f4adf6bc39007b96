using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Runs another workflow as a run of its own, under the same bundle.</summary>
internal sealed class SubgraphExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var subgraph = (SubgraphSettings)settings;
        var outcome = await ChildRunner.RunAsync(scope, subgraph.Workflow, () => InputAsync(scope, subgraph), policy);
        return outcome is { Failure: null, Output: { } given } && subgraph.Output is { } mapping
            ? NodeOutcome.Of((await scope.RenderAsync([scope.Run.Templates.ForValue(mapping, mapping.Template)], scope.NamesWith(given)))[0])
            : outcome;
    }

    private static async Task<JsonElement> InputAsync(StepScope scope, SubgraphSettings settings) => settings.Input is { } template
        ? await scope.RenderAsync(scope.Run.Templates.ForValue(settings, template))
        : await scope.KeepAsync(scope.Incoming);
}
