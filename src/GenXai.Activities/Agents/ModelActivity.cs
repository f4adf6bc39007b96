using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Json;
using GenXai.Activities.Memory;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Budgets;
using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Models.Prompts;
using GenXai.Activities.Models.Remote;
using GenXai.Activities.Payloads;
using GenXai.Activities.Tools.Policies;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Orchestration;
using GenXai.Workflows.Schemas;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Agents;

/// <summary>The <c>model</c> activity: one request to one model, real, offline or scripted. Failures are values.</summary>
internal sealed class ModelActivity : IActivity
{
    private readonly BoundedCache<Template> _templates = new();
    private readonly ReplyReader _replies = new();
    private readonly ActivityParts _parts;
    private readonly ModelProviders _providers;
    private readonly ScriptedModel _scripted;
    // Made when the first real model is asked: runs on scripts and offline start without it.
    private readonly Lazy<RemoteModel> _remote;
    private readonly AgentMemories _memories;
    private readonly ToolOffers _offers;
    private readonly LocalPrices _prices;
    private readonly ToolAccess _access;

    public ModelActivity(ActivityParts parts, ModelProviders providers, AgentMemories memories, Lazy<RemoteModel> remote, LocalPrices prices, ToolOffers offers, ToolAccess access)
    {
        _access = access;
        _prices = prices;
        _parts = parts;
        _providers = providers;
        _memories = memories;
        _remote = remote;
        _scripted = new ScriptedModel(parts.Clock);
        _offers = offers;
    }

    public string Name => ActivityNames.Model;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(payload, ContractsJsonContext.Default.ModelCallRequest)
            ?? throw new JsonException("The input of the model activity is null.");
        var started = _parts.Clock.Time.GetTimestamp();
        var outcome = await StoredCallAsync(request, request.Earlier is not null || CallValues.MayRefer(payload), cancellationToken);
        outcome = outcome with { DurationMs = _parts.Clock.Time.GetElapsedTime(started).TotalMilliseconds };
        return JsonSerializer.Serialize(outcome, ContractsJsonContext.Default.ModelCallOutcome);
    }

    private async Task<ModelCallOutcome> StoredCallAsync(ModelCallRequest request, bool mayRefer, CancellationToken cancellationToken)
    {
        try
        {
            var given = mayRefer ? await _parts.Values.ResolveAsync(request, cancellationToken) : request;
            return await _parts.Values.KeepAsync(request, await CallAsync(given, cancellationToken), cancellationToken);
        }
        catch (PayloadNotFoundException exception)
        {
            return Failed(ErrorCodes.StorageError, exception.Message, transient: false);
        }
    }

    private async Task<ModelCallOutcome> CallAsync(ModelCallRequest request, CancellationToken cancellationToken)
    {
        var workflow = Workflow(request.Origin);
        var agent = workflow.Agents.FirstOrDefault(agent => string.Equals(agent.Id, request.Agent, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The workflow '{request.Origin.Workflow}' has no agent '{request.Agent}'.");
        if (workflow.Flow is not null && workflow.Nodes.FirstOrDefault(node => string.Equals(node.Id, request.Origin.Node, StringComparison.Ordinal))
            is { Settings: AgentSettings { OutputSchema: { } schema } })
        {
            // The flow acts upon the reply, so it says what it looks like.
            agent = agent with { OutputSchema = schema };
        }

        PromptParts prompt;
        try
        {
            prompt = new PromptParts(agent.Role ?? agent.Id, TaskText(request, agent), request.Input, agent.OutputSchema);
        }
        catch (Exception exception) when (exception is TemplateRenderException or ExpressionSyntaxException)
        {
            return Failed(ErrorCodes.TemplateError, exception.Message, transient: false);
        }

        var notes = new ConcurrentQueue<string>();
        var outcome = await AttemptAsync(() => RememberAsync(new Question(request, agent, workflow, prompt, notes), cancellationToken), agent);
        outcome = outcome with { GuardedTools = Guarded(workflow, outcome) };
        return notes.IsEmpty ? outcome : outcome with { Notes = [.. notes] };
    }

    // Memory tools cost no activity of their own unless somebody has a say in them.
    private string[]? Guarded(WorkflowDefinition workflow, ModelCallOutcome outcome)
    {
        var guarded = outcome.ToolCalls
            .Select(static call => call.Name)
            .Distinct(StringComparer.Ordinal)
            .Where(name => workflow.HasMemoryTool(name) && (_access.HasRule(name) || _parts.Script.Tools.ContainsKey(name)))
            .ToArray();
        return guarded.Length == 0 ? null : guarded;
    }

    // The memory of an agent is read before the call and written after it, failed or not.
    private async Task<ModelCallOutcome> RememberAsync(Question question, CancellationToken cancellationToken)
    {
        var turn = await _memories.BeginAsync(question.Request, question.Workflow, question.Agent, question.Parts, cancellationToken);
        if (turn is null)
        {
            return await AskAsync(question, cancellationToken);
        }

        var parts = question.Parts with { Recalled = await _memories.RecallAsync(turn, cancellationToken) };
        var outcome = await AttemptAsync(() => AskAsync(question with { Parts = parts }, cancellationToken), question.Agent);
        await _memories.EndAsync(turn, outcome, question.Notes, cancellationToken);
        return outcome;
    }

    private static async Task<ModelCallOutcome> AttemptAsync(Func<Task<ModelCallOutcome>> ask, AgentDefinition agent)
    {
        try
        {
            return await ask();
        }
        catch (CallTimeoutException exception)
        {
            return Failed(ErrorCodes.Timeout, exception.Message, transient: true);
        }
        catch (BudgetRefusedException exception)
        {
            return Failed(ErrorCodes.BudgetExceeded, exception.Message, transient: false) with { Budget = exception.Needs };
        }
        catch (ModelException exception)
        {
            var failed = Failed(exception.Code, exception.Message, exception.Transient, exception.RetryAfterSeconds);
            return exception.Usage is { } billed ? failed with { Usage = billed } : failed;
        }
        catch (JsonSchemaException exception)
        {
            return Failed(
                ErrorCodes.NodeFailed,
                $"the output_schema of agent '{agent.Id}' is faulty: {exception.Message} (at {exception.Path})",
                transient: false);
        }
    }

    private async Task<ModelCallOutcome> AskAsync(Question question, CancellationToken stopping)
    {
        var (request, agent, workflow, parts, notes) = question;
        var limit = CallLimit.Of(request.TimeoutSeconds, request.StatedTimeoutSeconds);
        var replies = _parts.Script.Model.GetValueOrDefault(agent.Id);
        var choice = replies is null ? _providers.Choose(agent, request.ModelOverride) : null;
        var remote = choice is { IsRemote: true };
        var limits = remote ? PromptLimits.Of(_remote.Value.Entry(choice!), agent) : null;
        var prompt = PromptFitter.Fit(agent, parts, request, schemaInPrompt: choice is not { OffersStructuredOutput: true }, limits);
        var needsSummary = limits is { SummaryTokens: > 0 } && request.Summary is null && prompt.LeftOut.Length > 0;
        if (needsSummary && request.Summarise)
        {
            prompt = SummaryPrompt.Build(prompt, limits!);
            agent = SummaryPrompt.Writer(agent, limits!);
        }
        else if (needsSummary && request.MaySummarise)
        {
            return new ModelCallOutcome { NeedsSummary = true };
        }

        if (prompt.Note is { } cut)
        {
            notes.Enqueue(cut);
        }

        void Observe() => _parts.Observer.OnModelCall(request, [.. prompt.Messages.Select(ToolCalls.ToText)]);
        if (!remote)
        {
            return await LocalAsync(question, choice, prompt, limit, Observe, stopping);
        }

        var options = Options(agent, choice!.Model, await _offers.ForAsync(agent, workflow, stopping));
        var allowance = request.Allowance is { } bound ? new CallAllowance(bound, agent, _remote.Value.Entry(choice)) : null;
        allowance?.RequirePrice(choice.Provider, choice.Model);
        var call = new RemoteCall(choice, agent, prompt, options, request.Origin.Key, limit, notes) { Allowance = allowance, Asking = Observe };
        var outcome = await _remote.Value.CallAsync(call, response => Outcome(response, agent, prompt.Messages), stopping);
        return outcome with { Budget = allowance?.Needs, IsSummary = needsSummary && request.Summarise };
    }

    // A script, or the offline model: what they use is known before they are asked.
    private async Task<ModelCallOutcome> LocalAsync(
        Question question, ModelChoice? choice, FittedPrompt prompt, CallLimit limit, Action observe, CancellationToken stopping)
    {
        var (request, agent, workflow, _, _) = question;
        var prices = _prices.Of(choice?.Provider ?? ProviderNames.Scripted);
        var allowance = request.Allowance is { } bound ? new CallAllowance(bound, agent, prices) : null;
        ChatResponse response;
        if (choice is null)
        {
            var reply = _parts.Script.Model[agent.Id].At(request.AgentCall);
            allowance?.RequireKnown(ScriptedModel.UsageOf(reply, request.AgentCall, prompt.Messages));
            observe();
            response = await _scripted.AnswerAsync(reply, request.AgentCall, prompt.Messages, limit, stopping);
        }
        else
        {
            var options = Options(agent, choice.Model, await _offers.ForAsync(agent, workflow, stopping));
            new CallContext(request.Origin.Key, prompt.Parts).AddTo(options);
            response = await TimedCall.RunAsync(
                token => choice.Client.GetResponseAsync(prompt.Messages, options, token), limit, _parts.Clock.Time, stopping);
            allowance?.RequireKnown(Usage(response, prompt.Messages));
            observe();
        }

        var outcome = Outcome(response, agent, prompt.Messages);
        return outcome with
        {
            Budget = allowance?.Needs,
            Usage = outcome.Usage with { CostUsd = ModelCatalog.Cost(prices, outcome.Usage) },
        };
    }

    private ModelCallOutcome Outcome(ChatResponse response, AgentDefinition agent, List<ChatMessage> messages)
    {
        var text = response.Text;
        var asked = response.Messages
            .SelectMany(static message => message.Contents.OfType<FunctionCallContent>())
            .Select(ToolCalls.FromContent)
            .ToArray();
        var outcome = asked.Length == 0 ? _replies.Read(text, agent.OutputSchema) : new ModelCallOutcome { Text = text, ToolCalls = asked };
        return outcome with { Model = response.ModelId, Usage = Usage(response, messages) };
    }

    private static CallUsage Usage(ChatResponse response, List<ChatMessage> messages) => new(
        response.Usage?.InputTokenCount ?? TokenEstimate.Of(messages), response.Usage?.OutputTokenCount ?? TokenEstimate.Of(response.Text), 0);

    private string TaskText(ModelCallRequest request, AgentDefinition agent)
    {
        if (request.Task is not { } task)
        {
            return agent.Goal ?? string.Empty;
        }

        var template = _templates.GetOrAdd(task, task, Template.Parse);
        return JsonText.PrintPlain(template.Render(new BindingLookup(request.Bindings)));
    }

    private WorkflowDefinition Workflow(CallOrigin origin) =>
        _parts.Definitions.Get(origin.Definition).Workflows.TryGetValue(origin.Workflow, out var workflow)
            ? workflow
            : throw new InvalidOperationException($"The bundle {origin.Definition} has no workflow '{origin.Workflow}'.");

    private static ChatOptions Options(AgentDefinition agent, string? model, IList<AITool>? tools) => new()
    {
        ModelId = model,
        Temperature = (float?)agent.Temperature,
        Seed = agent.Seed,
        MaxOutputTokens = agent.MaxTokens,
        ResponseFormat = agent.OutputSchema is { } schema ? ChatResponseFormat.ForJsonSchema(schema) : null,
        Tools = tools,
    };

    private static ModelCallOutcome Failed(string code, string message, bool transient, double? retryAfterSeconds = null) =>
        new() { Failure = new CallFailure(code, message, transient, retryAfterSeconds) };

    private sealed record Question(
        ModelCallRequest Request, AgentDefinition Agent, WorkflowDefinition Workflow, PromptParts Parts, ConcurrentQueue<string> Notes);
}
