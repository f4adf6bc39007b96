using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.People;
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
                ApprovalJson.Write(writer, approval);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
