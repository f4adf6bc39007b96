using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Nodes;

namespace GenXai.Workflows.Interpreter.Tools;

/// <summary>A tool call that a node, a model or a composed tool wants.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Policy">The settings that hold for whoever wants it.</param>
internal sealed record ToolAsk(string Tool, ExecutionPolicy Policy)
{
    /// <summary>The settings of the tool itself: attempts within those of <see cref="Policy"/>.</summary>
    public ExecutionPolicy Own { get; init; } = new();

    /// <summary>Whether the host may have rules for it, or a script a stub; only of memory tools that a model asks for it is known that there are none.</summary>
    public bool IsGuarded { get; init; } = true;

    /// <summary>Arguments as they are, of a model.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>Parameters whose texts are templates.</summary>
    public JsonElement? Params { get; init; }

    /// <summary>What <see cref="Params"/> belong to, for as long as its definition lives.</summary>
    public object? Owner { get; init; }

    /// <summary>The names that <see cref="Params"/> read; null for those of the node.</summary>
    public NameResolver? Names { get; init; }

    /// <summary>Whether a call that failed may be made once more.</summary>
    /// <param name="scope">Where it stands.</param>
    /// <param name="attempt">Which attempt has failed, from 1.</param>
    /// <param name="failure">Why.</param>
    public bool MayRetry(StepScope scope, int attempt, CallFailure failure) =>
        attempt <= Own.RetryCount && failure.Transient && scope.Run.Gate.Drain != DrainMode.Cancel && Policy.CallTimeout(scope.AttemptMs) > 0;

    public ToolCallRequest Request(StepScope scope, CallOrigin origin, int number, JsonElement? approved)
    {
        var limit = Policy.CallTimeout(scope.AttemptMs);
        var isOwn = Own.TimeoutSeconds <= limit;
        return new()
        {
            Origin = origin,
            Tool = Tool,
            Params = Params,
            Bindings = Params is { } parameters ? scope.Bind(scope.Run.Templates.ForValue(Owner!, parameters).References, Names) : [],
            Arguments = Arguments,
            Approved = approved,
            ToolCall = number,
            TimeoutSeconds = isOwn ? Own.TimeoutSeconds!.Value : limit,
            StatedTimeoutSeconds = isOwn ? Own.TimeoutSeconds : Policy.TimeoutSeconds,
        };
    }
}
