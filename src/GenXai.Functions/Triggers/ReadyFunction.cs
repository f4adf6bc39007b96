using GenXai.Functions.Adapters;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Triggers;

/// <summary>Whether the app is ready over HTTP. Who may call is the API's to decide, not the platform's.</summary>
/// <param name="api">The shared API.</param>
public sealed class ReadyFunction(HttpApi api)
{
    /// <summary>Hands the request on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    [Function("ready")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ready")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.AnswerAsync(request, client);
}
