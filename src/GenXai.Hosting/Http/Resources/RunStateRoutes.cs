using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using GenXai.Hosting.States;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Resources;

/// <summary>A run's state variables, as a fold of its log.</summary>
internal static class RunStateRoutes
{
    public static IEnumerable<ApiRoute> Create() =>
    [
        new(HttpMethods.Get, "/runs/{id}/state", "getState", "Gives a run's state variables, now or at a version.", GetAsync)
        {
            Parameters = [new("version", "The state's version, from 0; default: the newest", "integer")],
            Responses = [new(200, "The state", "State")],
            Problems = [400, 404],
        },
        new(HttpMethods.Get, "/runs/{id}/state/history", "getStateHistory", "Lists every change of a run's state variables.", HistoryAsync)
        {
            Responses = [new(200, "The changes, oldest first", "StateHistory")],
            Problems = [404],
        },
    ];

    private static async Task GetAsync(ApiCall call)
    {
        var state = await new StateHistory(call.Host.Runs).GetAsync(
            call.Path("id"), (int?)call.Query.Number("version", 0, int.MaxValue), call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("runId", state.RunId);
            writer.WriteNumber("version", state.Version);
            writer.WritePropertyName("state");
            state.WriteVariables(writer);
            writer.WriteEndObject();
        });
    }

    private static async Task HistoryAsync(ApiCall call)
    {
        var id = call.Path("id");
        var steps = await new StateHistory(call.Host.Runs).ListAsync(id, call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("runId", id);
            writer.WriteStartArray("versions");
            foreach (var step in steps)
            {
                step.Write(writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
