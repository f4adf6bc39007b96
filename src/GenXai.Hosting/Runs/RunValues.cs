using System.Text.Json;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Payloads;

namespace GenXai.Hosting.Runs;

/// <summary>The large values of runs as users see them: whole. What users bring in is stored, what they get is fetched.</summary>
internal sealed class RunValues(IPayloadStore payloads)
{
    private readonly StoredValues _stored = new(payloads);

    /// <summary>The input as it stands in history.</summary>
    public Task<JsonElement> KeepInputAsync(WorkflowDefinition definition, string rootId, JsonElement input, CancellationToken cancellationToken) =>
        _stored.KeepAsync(rootId, input, PayloadReadCompiler.Compile(definition).OfInput, cancellationToken);

    /// <summary>A person's answer as it stands in history.</summary>
    public Task<JsonElement> KeepAnswerAsync(string rootId, JsonElement answer, CancellationToken cancellationToken) =>
        _stored.KeepAsync(rootId, answer, [], cancellationToken);

    /// <summary>A tool call that a person is to allow, with all its arguments.</summary>
    public async Task<AskedToolCall?> ResolveAsync(string rootId, AskedToolCall? call, CancellationToken cancellationToken) => call is null
        ? null
        : call with { Arguments = (await _stored.ResolveOrNullAsync(rootId, call.Arguments, cancellationToken)) ?? call.Arguments };

    /// <summary>A value with all that it refers to.</summary>
    /// <exception cref="WorkflowClientException"><c>storage_error</c>: a stored value is gone.</exception>
    public async Task<JsonElement> ResolveAsync(OrchestrationState state, JsonElement value, CancellationToken cancellationToken)
    {
        try
        {
            return (await _stored.ResolveOrNullAsync(state.RootId, value, cancellationToken)) ?? value;
        }
        catch (PayloadNotFoundException exception)
        {
            throw new WorkflowClientException(ErrorCodes.StorageError, exception.Message);
        }
    }

    /// <summary>A result with all its values.</summary>
    /// <exception cref="WorkflowClientException"><c>storage_error</c>: a stored value is gone.</exception>
    public async Task<RunResult> ResolveAsync(OrchestrationState state, RunResult result, CancellationToken cancellationToken)
    {
        try
        {
            return result with
            {
                Output = await _stored.ResolveOrNullAsync(state.RootId, result.Output, cancellationToken),
                State = (await _stored.ResolveOrNullAsync(state.RootId, result.State, cancellationToken))!.Value,
            };
        }
        catch (PayloadNotFoundException exception)
        {
            throw new WorkflowClientException(ErrorCodes.StorageError, exception.Message);
        }
    }
}
