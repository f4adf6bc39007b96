using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.Triggers.Webhooks;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>Messages of other systems that start runs. A signature says who sends them.</summary>
internal static class WebhookRoutes
{
    private const int MaxKeyLength = 200;

    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Post, "/webhooks/{name}", "receiveWebhook", "Starts a run of a workflow whose trigger is a webhook; the body is its input.", ReceiveAsync)
        {
            Access = null,
            Body = "Anything",
            BodyRequired = true,
            Responses = [new(202, "The run was started, or had been by the same message", "RunReceipt")],
            Problems = [400, 401, 404, 413, 415],
        },
    ];

    private static async Task ReceiveAsync(ApiCall call)
    {
        var request = call.Http.Request;
        var name = call.Path("name");
        var (program, trigger) = await FindAsync(call, name);
        var bytes = await RequestBody.ReadBytesAsync(request, call.Host.Options.MaxInputBytes, call.Ended);
        if (await new WebhookGate(call.Host.Secrets, call.Host.Time).CheckAsync(trigger, request, bytes, call.Ended) is { } refusal)
        {
            HostingLog.CallRefused(call.Host.Logger, "webhook", request.Method, request.Path, refusal);
            throw new ApiException(StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, $"the message is refused: {refusal}");
        }

        var input = RequestBody.Parse(request, bytes, call.Host.Options.MaxDepth) ?? JsonValues.Null;
        var id = WebhookGate.IdOf(trigger, request);
        var runId = await call.Host.Runs.StartOnceAsync(
            program, input, $"webhook {name} {(id.Length <= MaxKeyLength ? id : id[..MaxKeyLength])}", call.Ended);
        call.Http.Response.Headers.Location = call.LinkTo("runs", runId);
        var result = await call.Host.Runs.GetResultAsync(runId, call.Ended);
        await call.JsonAsync(StatusCodes.Status202Accepted, writer => RunJson.WriteReceipt(writer, result));
    }

    // Whoever may not ask which workflows there are does not learn it here.
    private static async Task<(Workflows.Definitions.WorkflowProgram Program, WebhookTrigger Trigger)> FindAsync(ApiCall call, string name)
    {
        try
        {
            var (_, program) = await call.Host.Workflows.GetAsync(name, null, call.Ended);
            if (program.Workflows[program.Main].Trigger is { Kind: WebhookTrigger.Kind } definition
                && WebhookTrigger.Read(definition, []) is { } trigger)
            {
                return (program, trigger);
            }
        }
        catch (WorkflowClientException exception) when (string.Equals(exception.Code, ErrorCodes.DefinitionNotFound, StringComparison.Ordinal))
        {
            throw NotFound(name);
        }

        throw NotFound(name);
    }

    private static WorkflowClientException NotFound(string name) =>
        new(ErrorCodes.NotFound, $"no workflow '{name}' with a trigger of kind webhook is deployed here");
}
