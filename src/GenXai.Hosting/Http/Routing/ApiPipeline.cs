using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenXai.Hosting.Http.Routing;

/// <summary>What stands around every handler: checks of the request before it, problems after it.</summary>
internal sealed class ApiPipeline(ApiHost host)
{
    public RequestDelegate Wrap(ApiRoute route) => Wrap(async call =>
    {
        if (route.Access is { } permission)
        {
            call.Caller = await host.Access.AdmitAsync(call.Http, permission, host.Logger);
        }

        RequestGuard.Check(call.Http.Request, route);
        await route.Handler(call);
    });

    public RequestDelegate Wrap(Func<ApiCall, Task> handler) => async context =>
    {
        var stopping = context.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var call = new ApiCall(context, host, ended.Token, stopping);
        try
        {
            await handler(call);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody reads an answer.
        }
        catch (Exception exception)
        {
            await AnswerAsync(call, exception);
        }
    };

    private static Problem Explain(Exception exception, CancellationToken stopping) => exception switch
    {
        ApiException api => new Problem(api.Status, api.Code, api.Message),
        WorkflowClientException client => new Problem(ErrorStatus.Of(client.Code), client.Code, client.Message),
        StorageException storage => new Problem(ErrorStatus.Of(storage.Code), storage.Code, storage.Message),
        BadHttpRequestException bad => new Problem(bad.StatusCode, ErrorCodes.InvalidInput, bad.Message),
        OperationCanceledException when stopping.IsCancellationRequested =>
            new Problem(StatusCodes.Status503ServiceUnavailable, null, "the host is stopping; ask again when it is back"),
        _ => new Problem(StatusCodes.Status500InternalServerError, null, "an error inside the host; its log says more"),
    };

    private async Task AnswerAsync(ApiCall call, Exception exception)
    {
        var problem = Explain(exception, call.Stopping);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            HostingLog.RequestFailed(host.Logger, call.Http.Request.Method, call.Http.Request.Path, exception);
        }

        if (call.Http.Response.HasStarted)
        {
            // A status cannot be sent any more; a cut connection says that the answer is not whole.
            call.Http.Abort();
            return;
        }

        await call.ProblemAsync(problem);
    }
}
