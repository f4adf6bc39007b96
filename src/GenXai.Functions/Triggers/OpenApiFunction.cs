using GenXai.Functions.Adapters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>The description of the API over HTTP. Who may call is the API's to decide, not the platform's.</summary>
/// <param name="api">The shared API.</param>
public sealed class OpenApiFunction(HttpApi api)
{
    /// <summary>Hands the request on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("openapi")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);
}
