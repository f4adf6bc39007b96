using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes.People;

/// <summary>Waits for a person; at each time-out asks the next one, and after the last takes the default or fails.</summary>
internal sealed class HumanExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var human = (HumanSettings)settings;
        var question = new HumanRequested(0, "", human.Options, null, null, Schema: human.Schema);
        return await QuestionChain.AskAsync(scope, human.Asking, question, human.Prompt ?? "", human.DefaultResponse) is { } answer
            ? NodeOutcome.Of(answer.ToJson())
            : NodeOutcome.Fail(
                ErrorCodes.HumanTimeout,
                $"nobody answered '{scope.Path}' {QuestionChain.Waited(human.Asking)}; give default_response to go on without an answer");
    }
}
