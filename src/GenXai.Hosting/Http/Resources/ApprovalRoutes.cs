using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>What waits for people.</summary>
internal static class ApprovalRoutes
{
    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/approvals", "listApprovals", "Lists what waits for people, oldest first.", ListAsync)
        {
            Parameters = [new("runId", "Only what waits in this run and its sub-runs")],
            Responses = [new(200, "The open questions", "ApprovalList")],
            Problems = [400],
        },
    ];

    private static async Task ListAsync(ApiCall call)
    {
        var approvals = await call.Host.Runs.ApprovalsAsync(call.Query.Text("runId"), call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("approvals");
            foreach (var approval in approvals)
            {
                Write(writer, approval);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, Approval approval)
    {
        writer.WriteStartObject();
        writer.WriteString("runId", approval.RunId);
        writer.WriteString("workflow", approval.Workflow);
        writer.WriteString("node", approval.Node);
        writer.WriteString("prompt", approval.Prompt);
        writer.WriteStartArray("options");
        foreach (var option in approval.Options)
        {
            option.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteString("askedAt", approval.AskedAt.UtcDateTime);
        if (approval.Until is { } until)
        {
            writer.WriteString("until", until.UtcDateTime);
        }
        else
        {
            writer.WriteNull("until");
        }

        writer.WriteString("escalateTo", approval.EscalateTo);
        if (approval.Call is { } call)
        {
            writer.WriteString("tool", call.Tool);
            writer.WritePropertyName("arguments");
            call.Arguments.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
