using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Runs another workflow as a run of its own, under the same bundle.</summary>
internal sealed class SubgraphExecutor : INodeExecutor
{
    public Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var subgraph = (SubgraphSettings)settings;
        return ChildRunner.RunAsync(scope, subgraph.Workflow, () => InputAsync(scope, subgraph), policy);
    }

    private static async Task<JsonElement> InputAsync(StepScope scope, SubgraphSettings settings) => settings.Input is { } template
        ? await scope.RenderAsync(scope.Run.Templates.ForValue(settings, template))
        : await scope.KeepAsync(scope.Incoming);
}
