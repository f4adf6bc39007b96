using GenXai.Hosting.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace GenXai.Functions.Adapters;

/// <summary>The shared HTTP API, for functions to hand their requests to.</summary>
public sealed class HttpApi
{
    private readonly RequestDelegate _pipeline;
    private readonly DurableClientAccessor _accessor;

    /// <summary>Maps the API.</summary>
    /// <param name="services">What it works on.</param>
    /// <param name="accessor">Keeps the client.</param>
    public HttpApi(IServiceProvider services, DurableClientAccessor accessor)
    {
        _accessor = accessor;
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapGenXai());
        _pipeline = app.Build();
    }

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The durable runtime.</param>
    /// <returns>Nothing more to write: the API has written the answer.</returns>
    public async Task<IResult> AnswerAsync(HttpRequest request, DurableTaskClient client)
    {
        _accessor.Use(client);

        // The worker chose its own endpoint, the function that runs now: kept, it would be called again and again.
        request.HttpContext.SetEndpoint(null);
        request.RouteValues.Clear();
        await _pipeline(request.HttpContext);
        return Results.Empty;
    }
}
