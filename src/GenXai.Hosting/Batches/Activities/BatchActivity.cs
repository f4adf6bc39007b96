using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>An activity of batches: a request in, a result out.</summary>
internal abstract class BatchActivity<TRequest, TResult>(string name, JsonTypeInfo<TRequest> request, JsonTypeInfo<TResult> result) : IActivity
    where TRequest : class
    where TResult : class
{
    public string Name => name;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var asked = JsonSerializer.Deserialize(payload, request) ?? throw new JsonException($"{name} needs an input");
        return await RunAsync(instanceId, asked, cancellationToken) is { } given ? JsonSerializer.Serialize(given, result) : null;
    }

    protected abstract Task<TResult?> RunAsync(string instanceId, TRequest request, CancellationToken cancellationToken);
}
