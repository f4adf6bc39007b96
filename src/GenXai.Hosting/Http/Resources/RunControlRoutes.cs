using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>What callers do to a run that is under way.</summary>
internal static class RunControlRoutes
{
    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Post, "/runs/{id}/respond/{**node}", "respond", "Answers a node that waits for a person; the path leads through sub-workflows, as in sub/ok.", RespondAsync)
        {
            Body = "Answer",
            BodyRequired = true,
            Responses = [new(200, "The answer was taken", "RunReceipt"), new(202, "The answer was sent; the run is busy with something else", "RunReceipt")],
            Problems = [400, 404, 409, 413, 415, 422],
        },
        new(HttpMethods.Post, "/runs/{id}/terminate", "terminateRun", "Ends a run: calls in flight are awaited, or not with force.", TerminateAsync)
        {
            Parameters = [new("force", "true: ends the run and its sub-runs at once", "boolean")],
            Body = "Reason",
            Responses = [new(202, "The run ends", "RunReceipt")],
            Problems = [400, 404, 409, 413, 415],
        },
        new(HttpMethods.Post, "/runs/{id}/suspend", "suspendRun", "Holds a run: what is at work ends and is kept, nothing new begins.", SuspendAsync)
        {
            Body = "Reason",
            Responses = [new(202, "The run is held", "RunReceipt")],
            Problems = [400, 404, 409, 413, 415],
        },
        new(HttpMethods.Post, "/runs/{id}/resume", "resumeRun", "Lets a suspended run go on.", ResumeAsync)
        {
            Responses = [new(202, "The run goes on", "RunReceipt")],
            Problems = [400, 404],
        },
    ];

    private static async Task RespondAsync(ApiCall call)
    {
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "response", "by");
        var by = call.Respondent(body);
        try
        {
            var taken = await call.Host.Runs.AnswerAsync(call.Path("id"), call.Path("node"), body.Require("response"), by, call.Ended);
            await ReceiptAsync(call, taken ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
        }
        catch (WorkflowClientException exception) when (string.Equals(exception.Code, ErrorCodes.Forbidden, StringComparison.Ordinal))
        {
            HostingLog.CallRefused(call.Host.Logger, by.Name ?? "unknown", HttpMethods.Post, call.Http.Request.Path, exception.Message);
            throw;
        }
    }

    private static async Task TerminateAsync(ApiCall call)
    {
        var force = call.Query.Flag("force");
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "reason", "by");
        await (force
            ? call.Host.Runs.TerminateByForceAsync(call.Path("id"), body.Text("reason"), call.Ended)
            : call.Host.Runs.TerminateAsync(call.Path("id"), body.Text("reason"), call.By(body), call.Ended));
        await ReceiptAsync(call, StatusCodes.Status202Accepted);
    }

    private static async Task SuspendAsync(ApiCall call)
    {
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "reason", "by");
        await call.Host.Runs.SuspendAsync(call.Path("id"), body.Text("reason"), call.Ended);
        await ReceiptAsync(call, StatusCodes.Status202Accepted);
    }

    private static async Task ResumeAsync(ApiCall call)
    {
        await call.ReadAsync(call.Host.Options.MaxInputBytes);
        await call.Host.Runs.ResumeAsync(call.Path("id"), call.Ended);
        await ReceiptAsync(call, StatusCodes.Status202Accepted);
    }

    private static async Task ReceiptAsync(ApiCall call, int status)
    {
        var result = await call.Host.Runs.GetResultAsync(call.Path("id"), call.Ended);
        call.Http.Response.Headers.Location = call.LinkTo("runs", result.RunId);
        await call.JsonAsync(status, writer => RunJson.WriteReceipt(writer, result));
    }
}
