using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.State;
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
        var id = call.Path("id");
        var wanted = call.Query.Number("version", 0, int.MaxValue);
        var fold = new StateFold();
        await foreach (var (_, changed) in ChangesAsync(call, id))
        {
            if (wanted is null || changed.Version <= wanted)
            {
                fold.Apply(changed);
            }
        }

        if (wanted > fold.Version)
        {
            throw new WorkflowClientException(
                ErrorCodes.NotFound,
                FormattableString.Invariant($"the state of run '{id}' has no version {wanted} yet; the newest is {fold.Version}"));
        }

        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("runId", id);
            writer.WriteNumber("version", fold.Version);
            writer.WritePropertyName("state");
            fold.Write(writer);
            writer.WriteEndObject();
        });
    }

    private static async Task HistoryAsync(ApiCall call)
    {
        var id = call.Path("id");
        var changes = await ChangesAsync(call, id).ToListAsync(call.Ended);
        await call.JsonAsync(StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("runId", id);
            writer.WriteStartArray("versions");
            foreach (var (entry, changed) in changes)
            {
                Write(writer, entry, changed);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, LogEntry entry, StateChanged changed)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", changed.Version);
        writer.WriteNumber("seq", entry.Seq);
        writer.WriteString("at", entry.At.UtcDateTime);
        writer.WriteString("node", entry.Path);
        writer.WriteStartArray("changes");
        foreach (var change in changed.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("op", change.Op);
            writer.WriteString("path", change.Path);
            WriteValue(writer, "old", change.Old);
            WriteValue(writer, "new", change.New);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } present)
        {
            writer.WritePropertyName(name);
            present.WriteTo(writer);
        }
    }

    private static IAsyncEnumerable<(LogEntry Entry, StateChanged Changed)> ChangesAsync(ApiCall call, string id) =>
        call.Host.Runs.EventsAsync(id, cancellationToken: call.Ended)
            .Where(entry => entry.Data is StateChanged)
            .Select(entry => (entry, (StateChanged)entry.Data));
}
