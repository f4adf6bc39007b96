using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Calls;

namespace GenXai.Workflows.Interpreter.Execution.Calls;

/// <summary>The calls that nodes make.</summary>
internal static class CallKinds
{
    /// <summary>One request to one model.</summary>
    public static CallKind<ModelCallRequest, ModelCallOutcome> Model { get; } = new()
    {
        Activity = ActivityNames.Model,
        RequestJson = ContractsJsonContext.Default.ModelCallRequest,
        OutcomeJson = ContractsJsonContext.Default.ModelCallOutcome,
        Number = static (run, agent) => run.NextAgentCall(agent),
        Fail = static failure => new ModelCallOutcome { Failure = failure },
        Tell = static (step, agent, call, key, outcome) => new ModelCompleted(step, agent, call, key, Shorten(outcome)),
        Read = static data => data is ModelCompleted end ? (end.Call, end.Outcome) : null,
    };

    /// <summary>One call of one tool.</summary>
    public static CallKind<ToolCallRequest, ToolCallOutcome> Tool { get; } = new()
    {
        Activity = ActivityNames.Tool,
        RequestJson = ContractsJsonContext.Default.ToolCallRequest,
        OutcomeJson = ContractsJsonContext.Default.ToolCallOutcome,
        Number = static (run, tool) => run.NextToolCall(tool),
        Fail = static failure => new ToolCallOutcome { Failure = failure },
        Tell = static (step, tool, call, key, outcome) => new ToolCompleted(step, tool, call, key, outcome),
        Read = static data => data is ToolCompleted end ? (end.Call, end.Outcome) : null,
    };

    // The text is only needed where the conversation goes on.
    private static ModelCallOutcome Shorten(ModelCallOutcome outcome) =>
        outcome.GoesOn ? outcome : outcome with { Text = null };
}
