using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Payloads;
using GenXai.Activities.Scripts;
using GenXai.Activities.Time;
using GenXai.Activities.Tools.Declared;
using GenXai.Activities.Tools.Metrics;
using GenXai.Activities.Tools.Policies;
using GenXai.Activities.Tools.Secrets;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;
using GenXai.Workflows.Schemas;

namespace GenXai.Activities.Tools;

/// <summary>The <c>tool</c> activity: one call of one tool, or of its scripted stub. Failures are values.</summary>
internal sealed class ToolActivity : IActivity
{
    private static readonly JsonElement NoArguments = JsonValues.Parse("{}");
    private readonly BoundedCache<ValueTemplate> _templates = new();
    private readonly ArgumentCheck _check = new();
    private readonly ToolRegistry _tools;
    private readonly IDefinitionSource _definitions;
    private readonly IActivityClock _clock;
    private readonly ISecretSource _secrets;
    private readonly SecretMask _mask = new();
    private readonly Script _script;
    private readonly ICallObserver _observer;
    private readonly CallValues _values;

    private readonly ToolAccess _access;
    private readonly ToolMetrics _metrics;
    private readonly DeclaredTools _declared;

    public ToolActivity(ActivityParts parts, ToolRegistry tools, ISecretSource secrets, ToolAccess access, DeclaredTools declared, ToolMetrics metrics)
    {
        _tools = tools;
        _access = access;
        _declared = declared;
        _metrics = metrics;
        _secrets = secrets;
        _definitions = parts.Definitions;
        _clock = parts.Clock;
        _script = parts.Script;
        _observer = parts.Observer;
        _values = parts.Values;
    }

    public string Name => ActivityNames.Tool;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(payload, ContractsJsonContext.Default.ToolCallRequest)
            ?? throw new JsonException("The input of the tool activity is null.");
        var started = _clock.Time.GetTimestamp();
        var secrets = new SecretScope(_secrets, _mask);
        var outcome = await StoredCallAsync(request, CallValues.MayRefer(payload), secrets, cancellationToken);
        outcome = outcome with { DurationMs = _clock.Time.GetElapsedTime(started).TotalMilliseconds };
        return JsonSerializer.Serialize(outcome, ContractsJsonContext.Default.ToolCallOutcome);
    }

    private async Task<ToolCallOutcome> StoredCallAsync(
        ToolCallRequest request, bool mayRefer, SecretScope secrets, CancellationToken cancellationToken)
    {
        try
        {
            var given = mayRefer ? await _values.ResolveAsync(request, cancellationToken) : request;
            return await _values.KeepAsync(request, await CallAsync(given, secrets, cancellationToken), cancellationToken);
        }
        catch (PayloadNotFoundException exception)
        {
            return Failed(ErrorCodes.StorageError, exception.Message);
        }
    }

    private async Task<ToolCallOutcome> CallAsync(ToolCallRequest request, SecretScope secrets, CancellationToken cancellationToken)
    {
        JsonElement arguments;
        try
        {
            arguments = await ArgumentsAsync(request, secrets, cancellationToken);
        }
        catch (Exception exception) when (exception is TemplateRenderException or ExpressionSyntaxException)
        {
            return Failed(ErrorCodes.TemplateError, secrets.Redact(exception.Message));
        }
        catch (ToolException exception)
        {
            return Failed(ErrorCodes.ToolFailed, $"{request.Tool}: {secrets.Redact(exception.Message)}", exception.Transient);
        }

        try
        {
            var outcome = await ResultAsync(request, arguments, secrets, cancellationToken);
            return outcome.Failure is { } failure
                ? outcome with { Failure = failure with { Message = secrets.Redact(failure.Message) } }
                : outcome with { Result = outcome.Result is { } result ? secrets.Redact(result) : null };
        }
        catch (CallTimeoutException exception)
        {
            return Failed(ErrorCodes.Timeout, exception.Message, transient: true);
        }
        catch (ToolException exception)
        {
            return Failed(ErrorCodes.ToolFailed, secrets.Redact(exception.Message), exception.Transient, exception.RetryAfterSeconds);
        }
    }

    private async ValueTask<JsonElement> ArgumentsAsync(ToolCallRequest request, SecretScope secrets, CancellationToken cancellationToken)
    {
        if (request.Params is not { } parameters)
        {
            return request.Arguments ?? NoArguments;
        }

        var template = _templates.GetOrAdd(parameters.GetRawText(), parameters, ValueTemplate.Parse);
        await secrets.LoadAsync(template.References, cancellationToken);
        return template.Render(new BindingLookup(request.Bindings, secrets));
    }

    private async Task<ToolCallOutcome> ResultAsync(
        ToolCallRequest request, JsonElement arguments, SecretScope secrets, CancellationToken cancellationToken)
    {
        var stub = _script.Tools.GetValueOrDefault(request.Tool);
        var workflow = Workflow(request);
        var declared = workflow.ToolOf(request.Tool);
        if (_access.Refusal(request.Tool) is { } refusal)
        {
            return Failed(ErrorCodes.ToolFailed, refusal);
        }

        var isMemory = workflow.HasMemoryTool(request.Tool);
        var expands = stub is null && (isMemory || declared is ({ Workflow: not null } or { Steps.Length: > 0 }));
        var tool = stub is null && !expands ? await FindAsync(request.Tool, declared, secrets, cancellationToken) : null;
        if (stub is null && tool is null && !expands)
        {
            return Failed(ErrorCodes.ToolNotFound, NotFound(request.Tool, declared));
        }

        // A stub stands for whatever the real tool takes; what the workflow declares binds both.
        var known = isMemory && stub is null ? MemoryTools.Parameters(request.Tool) : tool?.Parameters;
        if ((declared?.Parameters ?? known) is { } parameters && Fault(request.Tool, parameters, arguments) is { } fault)
        {
            return Failed(ErrorCodes.ToolFailed, fault);
        }

        if (_access.NeedsApproval(request.Tool, declared) && secrets.Redact(arguments) is var shown && !IsApproved(request, shown))
        {
            return new ToolCallOutcome { Asks = shown, AsksWithinSeconds = _access.ApprovalTimeoutSeconds };
        }

        _observer.OnToolCall(request, arguments);
        if (expands)
        {
            return Expand(request.Tool, arguments, secrets);
        }

        var limit = CallLimit.Of(request.TimeoutSeconds, request.StatedTimeoutSeconds);
        using var measured = _metrics.Begin(request.Tool, _clock.Time);
        var result = stub is null
            ? await CallToolAsync(tool!, request, arguments, limit, cancellationToken)
            : await StubAsync(stub.At(request.ToolCall), limit, cancellationToken);
        measured.Succeeded();
        return new ToolCallOutcome { Result = result };
    }

    // What was allowed is what was shown: with other arguments the person is asked again.
    private static bool IsApproved(ToolCallRequest request, JsonElement shown) =>
        request.Approved is { } approved && JsonElement.DeepEquals(approved, shown);

    // The interpreter does what it is composed of, or asks the memory's entity; its arguments go into history.
    private static ToolCallOutcome Expand(string tool, JsonElement arguments, SecretScope secrets) => secrets.HasRead
        ? Failed(ErrorCodes.TemplateError, $"{tool}: its parameters cannot hold secrets, since they go into history; name the secret in the call that needs it, such as a step of a composed tool")
        : new ToolCallOutcome { Expands = arguments };

    private async ValueTask<ITool?> FindAsync(string name, ToolDefinition? declared, SecretScope secrets, CancellationToken cancellationToken) =>
        await _declared.FindAsync(name, declared, secrets, cancellationToken) ?? (_tools.TryGet(name, out var tool) ? tool : null);

    private async Task<JsonElement> CallToolAsync(
        ITool tool, ToolCallRequest request, JsonElement arguments, CallLimit limit, CancellationToken stopping)
    {
        var origin = request.Origin;
        var context = new ToolCallContext(origin.Key, origin.RunId, origin.Workflow, origin.Node, origin.Path);
        try
        {
            return await TimedCall.RunAsync(token => tool.CallAsync(context, arguments, token), limit, _clock.Time, stopping);
        }
        catch (Exception exception) when (exception is not (ToolException or CallTimeoutException) && !stopping.IsCancellationRequested)
        {
            // A tool is foreign code: whatever it throws is its failure, and the run's to deal with, not the host's.
            throw new ToolException(
                $"{tool.Name}: {exception.Message} ({exception.GetType().Name})", FailureKinds.IsTransient(exception), exception);
        }
    }

    private async Task<JsonElement> StubAsync(ScriptedReply reply, CallLimit limit, CancellationToken stopping)
    {
        await ScriptedDelay.WaitAsync(reply.Delay, limit, _clock, stopping);
        return reply.Error is { } error
            ? throw new ToolException(error, reply.Kind != ReplyErrorKind.Permanent)
            : reply.Json ?? JsonValues.FromString(reply.Text ?? string.Empty);
    }

    private WorkflowDefinition Workflow(ToolCallRequest request) =>
        _definitions.Get(request.Origin.Definition).Workflows.TryGetValue(request.Origin.Workflow, out var workflow)
            ? workflow
            : throw new InvalidOperationException($"The bundle {request.Origin.Definition} has no workflow '{request.Origin.Workflow}'.");

    private string? Fault(string tool, JsonElement parameters, JsonElement arguments)
    {
        try
        {
            return _check.Fault(tool, parameters, arguments);
        }
        catch (JsonSchemaException exception)
        {
            return $"{tool}: its parameters are no valid JSON Schema: {exception.Message} (at {exception.Path})";
        }
    }

    private string NotFound(string tool, ToolDefinition? declared)
    {
        if (declared is not null)
        {
            return $"tool '{tool}' is declared, but this host has no tool of that name; register it, or stub it in a script";
        }

        return $"tool '{tool}' is not known{Text.Suggestion.DidYouMean(tool, _tools.Names)}; this host has: {string.Join(", ", _tools.Names)}";
    }

    private static ToolCallOutcome Failed(string code, string message, bool transient = false, double? retryAfterSeconds = null) =>
        new() { Failure = new CallFailure(code, message, transient, retryAfterSeconds) };
}
