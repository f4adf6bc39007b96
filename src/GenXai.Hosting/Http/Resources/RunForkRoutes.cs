using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Forks;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>Checkpoints, forks and retries.</summary>
internal static class RunForkRoutes
{
    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/runs/{id}/checkpoints", "listCheckpoints", "Lists the checkpoints that a run has taken, oldest first.", ListAsync)
        {
            Responses = [new(200, "The checkpoints", "CheckpointList")],
            Problems = [404],
        },
        new(HttpMethods.Post, "/runs/{id}/fork", "forkRun", "Starts a new run from a checkpoint or a version of the state; what has ended is not done again.", ForkAsync)
        {
            Body = "Fork",
            BodyRequired = true,
            Responses = [new(202, "The new run was started", "RunReceipt")],
            Problems = [400, 404, 409, 413, 415],
        },
        new(HttpMethods.Post, "/runs/{id}/retry", "retryRun", "Has a failed run go on from the nodes that failed; what has ended is not done again.", RetryAsync)
        {
            Body = "Retry",
            Responses = [new(202, "The run goes on", "RunReceipt")],
            Problems = [400, 404, 409, 413, 415],
        },
    ];

    private static async Task ListAsync(ApiCall call)
    {
        var id = call.Path("id");
        var points = await call.Host.Runs.CheckpointsAsync(id, call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("runId", id);
            writer.WriteStartArray("checkpoints");
            foreach (var point in points)
            {
                writer.WriteStartObject();
                writer.WriteString("name", point.Name);
                writer.WriteNumber("seq", point.Seq);
                writer.WriteString("at", point.At.UtcDateTime);
                writer.WriteString("node", point.Node);
                writer.WriteNumber("version", point.Version);
                writer.WriteNumber("epoch", point.Epoch);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task ForkAsync(ApiCall call)
    {
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "from", "runId", "input", "state", "remove", "workflow", "version");
        var forkId = await call.Host.Runs.ForkAsync(
            new ForkRequest(call.Path("id"), From(body.Require("from")))
            {
                NewId = body.Text("runId"),
                Input = body.Value("input"),
                State = body.Value("state"),
                Remove = Names(body.Value("remove")),
                Program = await ProgramAsync(call, body),
            },
            call.Ended);
        await ReceiptAsync(call, forkId);
    }

    private static async Task RetryAsync(ApiCall call)
    {
        var body = await call.ReadAsync(call.Host.Options.MaxInputBytes, "by");
        var id = call.Path("id");
        await call.Host.Runs.RetryAsync(id, body.Text("by"), call.Ended);
        await ReceiptAsync(call, id);
    }

    private static string From(JsonElement from) => from.ValueKind switch
    {
        JsonValueKind.String => from.GetString()!,
        JsonValueKind.Number => from.GetRawText(),
        _ => throw Bad("'from' must be a checkpoint's name, '@' and the number of its log entry, or a version of the state"),
    };

    private static List<string> Names(JsonElement? value) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw Bad("'remove' must be a list of names of state variables"),
    };

    private static async Task<WorkflowProgram?> ProgramAsync(ApiCall call, RequestObject body)
    {
        var version = body.Value("version") switch
        {
            null => (int?)null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var whole) && whole > 0 => whole,
            _ => throw Bad("'version' must be the number of a deployed version, from 1"),
        };
        if (body.Text("workflow") is not { } name)
        {
            return version is null ? null : throw Bad("'version' needs 'workflow': the name of a deployed workflow");
        }

        var (_, program) = await call.Host.Workflows.GetAsync(name, version, call.Ended);
        return program;
    }

    private static async Task ReceiptAsync(ApiCall call, string runId)
    {
        var result = await call.Host.Runs.GetResultAsync(runId, call.Ended);
        call.Http.Response.Headers.Location = call.LinkTo("runs", runId);
        await call.JsonAsync(StatusCodes.Status202Accepted, writer => RunJson.WriteReceipt(writer, result));
    }

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);
}
