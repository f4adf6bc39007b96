using GenXai.Functions.Adapters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>The HTTP API, a function for each resource. Who may call is the API's to decide, not the platform's.</summary>
/// <param name="api">The shared API.</param>
public sealed class HttpFunctions(HttpApi api)
{
    /// <summary>What waits for people.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("approvals")]
    public Task<IResult> ApprovalsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>Batches.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("batches")]
    public Task<IResult> BatchesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "delete", Route = "batches/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>Whether the process lives.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("health")]
    public Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>The API's own description.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("openapi")]
    public Task<IResult> OpenApiAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>Whether the host can work.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("ready")]
    public Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ready")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>Runs.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("runs")]
    public Task<IResult> RunsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "delete", Route = "runs/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>Messages of other systems that start runs.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("webhooks")]
    public Task<IResult> WebhooksAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "delete", Route = "webhooks/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);

    /// <summary>Deployed workflows.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("workflows")]
    public Task<IResult> WorkflowsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "put", "delete", Route = "workflows/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);
}
