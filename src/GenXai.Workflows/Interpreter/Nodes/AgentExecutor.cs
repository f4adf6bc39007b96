using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Nodes.Flows;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Interpreter.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>
/// One turn of an agent: model call, tool calls, model call and so on, each an activity of its own, and at most two
/// corrections of a reply that does not fit its schema (product.md, section 4).
/// </summary>
internal sealed class AgentExecutor : INodeExecutor
{
    private const int MaxRepairs = 2;
    private const double MinWaitSeconds = 0.05;
    private const double MaxWaitSeconds = 60;

    public Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var agent = (AgentSettings)settings;
        return TurnAsync(scope, agent, agent.Agent, null, policy);
    }

    /// <summary>One turn of an agent, or of a stand-in.</summary>
    public static async Task<NodeOutcome> TurnAsync(
        StepScope scope, AgentSettings settings, string agentId, string? model, ExecutionPolicy policy)
    {
        var agent = scope.Run.Definition.Agents.First(each => string.Equals(each.Id, agentId, StringComparison.Ordinal));
        agent = settings.OutputSchema is { } schema ? agent with { OutputSchema = schema } : agent;
        var memory = await SharedMemory.RecallAsync(scope);
        var input = await FlowInput.RenderAsync(scope, settings);
        var frame = PromptFrame.Of(scope, settings, memory, input, mayCallAgain: agent.Tools.Length > 0 || agent.OutputSchema is not null);
        var conversation = new AgentConversation(frame);
        var repairs = 0;
        for (var round = 1; ; round++)
        {
            var outcome = await CallAsync(scope, agent, policy, (origin, call) => conversation.Tell(new ModelCallRequest
            {
                Origin = origin,
                Agent = agentId,
                Task = settings.Task,
                ElapsedMs = AgentMemoryKinds.Of(scope.Run.Definition, agent) is null ? 0 : scope.AttemptMs,
                AgentCall = call,
                TimeoutSeconds = policy.CallTimeout(scope.AttemptMs),
                StatedTimeoutSeconds = policy.TimeoutSeconds,
                ModelOverride = model,
                MaySummarise = true,
            }));
            if (outcome.Failure is { } failure)
            {
                return NodeOutcome.Fail(failure);
            }

            if (outcome.ToolCalls.Count > 0)
            {
                if (round >= agent.Behavior.MaxIterations)
                {
                    return NodeOutcome.Fail(
                        ErrorCodes.ModelError,
                        $"agent '{agentId}' asked for tools in each of its {round} rounds and gave no answer; "
                        + "raise behavior.max_iterations, or tell it in its task when to stop");
                }

                await CallToolsAsync(scope, agent, outcome, policy, conversation);
            }
            else if (outcome.SchemaErrors.Count == 0)
            {
                return NodeOutcome.Of(outcome.Reply ?? JsonValues.Null, scope.IsWholeNode ? scope.LastStep : null);
            }
            else if (repairs++ == MaxRepairs)
            {
                return NodeOutcome.Fail(
                    ErrorCodes.OutputInvalid,
                    $"the reply of agent '{agentId}' does not fit its output_schema after {MaxRepairs} corrections: "
                    + string.Join("; ", outcome.SchemaErrors));
            }
            else
            {
                Correct(conversation, outcome);
            }
        }
    }

    // A full deployment made no request: the orchestration waits on a timer, and no attempt is used up
    // (architecture.md, section 3, rule 0).
    private static async Task<ModelCallOutcome> CallAsync(
        StepScope scope, AgentDefinition agent, ExecutionPolicy policy, Func<CallOrigin, int, ModelCallRequest> make)
    {
        var waited = 0.0;
        CallBudget? measured = null;
        while (true)
        {
            var outcome = await scope.CallModelAsync(agent, make, measured, (made, key) => SharedMemory.Tell(scope.Run, agent.Id, made, key));
            if (outcome is { Failure.Code: ErrorCodes.BudgetExceeded, Budget: { } needs })
            {
                // More than was set aside for it: it is made again when so much can be had.
                measured = needs;
                scope.RepeatCall();
                continue;
            }

            if (outcome.NeedsSummary)
            {
                scope.RepeatCall();
                var summary = await CallAsync(scope, agent, policy, AskingForSummary(make));
                if (summary.Failure is not null)
                {
                    return summary;
                }

                make = WithSummary(make, summary.Reply);
                measured = null;
                continue;
            }

            if (outcome.Failure is not { Code: ErrorCodes.RateLimited } busy)
            {
                return outcome;
            }

            var delay = Math.Clamp(busy.RetryAfterSeconds ?? 1, MinWaitSeconds, MaxWaitSeconds);
            waited += delay;
            if (policy.TimeoutSeconds is { } timeout && waited > timeout)
            {
                var text = timeout.ToString(CultureInfo.InvariantCulture);
                return outcome with
                {
                    Failure = new CallFailure(ErrorCodes.Timeout, $"timed out after {text} s: {busy.Message}", Transient: true),
                };
            }

            scope.RepeatCall();
            await scope.SleepAsync(() => scope.Run.Context.CurrentUtcTime + TimeSpan.FromSeconds(delay));
        }
    }

    // The prompt is too long, and no request was made: what does not fit is summarised by a model call of its own.
    private static Func<CallOrigin, int, ModelCallRequest> AskingForSummary(Func<CallOrigin, int, ModelCallRequest> make) =>
        (origin, call) => make(origin, call) with { MaySummarise = false, Summarise = true };

    // A summary that had to be stored is longer than it was allowed to be: then the prompt is cut after all.
    private static Func<CallOrigin, int, ModelCallRequest> WithSummary(
        Func<CallOrigin, int, ModelCallRequest> make, JsonElement? summary) =>
        (origin, call) => make(origin, call) with
        {
            MaySummarise = false,
            Summary = summary is { } given && !PayloadValues.Occurs(given) ? JsonValues.ToText(given) : null,
        };

    private static void Correct(AgentConversation conversation, ModelCallOutcome outcome)
    {
        conversation.Add(outcome);
        conversation.Add(new ConversationPart
        {
            Role = "user",
            Text = "The reply does not fit the schema. Reply again with JSON that does, and nothing else. Faults:\n- "
                + string.Join("\n- ", outcome.SchemaErrors),
        });
    }

    private static async Task CallToolsAsync(
        StepScope scope,
        AgentDefinition agent,
        ModelCallOutcome asked,
        ExecutionPolicy policy,
        AgentConversation conversation)
    {
        conversation.Add(asked);
        var open = asked.ToolCalls.Count;

        // One question stands where the agent stands; of several each needs a place of its own.
        var asksOften = asked.ToolCalls.Count(call => string.Equals(call.Name, HumanInput.Tool, StringComparison.Ordinal)) > 1;
        var answers = new List<Task<ConversationPart>>();
        foreach (var call in asked.ToolCalls)
        {
            answers.Add(OneAsync(call));
        }

        conversation.Add(await Task.WhenAll(answers));

        async Task<ConversationPart> OneAsync(ToolCallAsked call)
        {
            try
            {
                return await AnswerAsync(scope, agent, call, policy, asksOften, asked.GuardedTools?.Contains(call.Name, StringComparer.Ordinal) == true);
            }
            finally
            {
                if (--open > 0)
                {
                    // Others are open, perhaps only to people: the run looks whether it rests.
                    scope.Run.Signal.Set();
                }
            }
        }
    }

    // A tool's failure is an answer to the model, which may mend its call.
    private static async Task<ConversationPart> AnswerAsync(
        StepScope scope, AgentDefinition agent, ToolCallAsked call, ExecutionPolicy policy, bool asksOften, bool isGuarded)
    {
        if (!scope.Run.Definition.HasMemoryTool(call.Name) && !agent.Tools.Contains(call.Name, StringComparer.Ordinal))
        {
            return Says(call, $"error: there is no tool '{call.Name}'; you have: {string.Join(", ", agent.Tools)}");
        }

        if (string.Equals(call.Name, HumanInput.Tool, StringComparison.Ordinal))
        {
            var place = asksOften ? Place(scope, call) : scope;
            return Says(call, await HumanInput.AskAsync(place, call.Arguments));
        }

        var outcome = await ToolCaller.CallAsync(scope, new ToolAsk(call.Name, policy) { Arguments = call.Arguments, IsGuarded = isGuarded }, scope.Call);
        return outcome.Failure is { } failure
            ? Says(call, $"error: {failure.Message}")
            : Says(call, outcome.Result ?? JsonValues.Null);
    }

    private static StepScope Place(StepScope scope, ToolCallAsked call)
    {
        scope.Note(() => call.Arguments);
        return scope.Call(scope.LastStep);
    }

    private static ConversationPart Says(ToolCallAsked call, JsonElement value) => PayloadValues.Occurs(value)
        ? new ConversationPart { Role = "tool", Stored = value, ToolCallId = call.Id }
        : Says(call, JsonValues.ToText(value));

    private static ConversationPart Says(ToolCallAsked call, string text) =>
        new() { Role = "tool", Text = text, ToolCallId = call.Id };
}
