using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.Memory;

/// <summary>
/// What a run knows of its shared memory without asking the entity: agents' replies, and the writes that the log
/// tells. Prompts are made of it, so that they cost no call. A memory that outlives runs is read from its entities.
/// </summary>
internal static class MemoryFold
{
    public static void Reply(RunState state, string agent, JsonElement reply)
    {
        // Other runs are told of a stored value that there is one; its own run sees it.
        if (state.Graph.Definition.Memory is { Shared: true } memory && (memory.IsOfRun || PayloadValues.Occurs(reply)))
        {
            Put(state, agent, reply, null);
        }
    }

    public static void Apply(RunState state, ToolCompleted data)
    {
        if (!string.Equals(data.Tool, MemoryTools.Write, StringComparison.Ordinal)
            || !state.Graph.Definition.HasMemoryTool(data.Tool)
            || !state.Graph.Definition.Memory.IsOfRun
            || data.Outcome.Result is not { ValueKind: JsonValueKind.Object } result
            || !IsWritten(result, out var key, out var value, out var version))
        {
            return;
        }

        state.MemoryVersions[key] = version;
        state.LastMemoryVersion = Math.Max(state.LastMemoryVersion, version);
        if (result.TryGetProperty("count"u8, out _))
        {
            Put(state, key, Appended(state, key, value), Until(result));
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            state.Memory.Remove(key);
            state.MemoryEnds.Remove(key);
            state.MemoryVersions.Remove(key);
        }
        else
        {
            Put(state, key, value, Until(result));
        }
    }

    // A stub may say anything.
    private static bool IsWritten(JsonElement result, out string key, out JsonElement value, out long version)
    {
        (key, value, version) = ("", default, 0);
        if (!result.TryGetProperty("written"u8, out var written) || written.ValueKind != JsonValueKind.True
            || !result.TryGetProperty("key"u8, out var name) || name.ValueKind != JsonValueKind.String
            || !result.TryGetProperty("version"u8, out var number) || number.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        key = name.GetString()!;
        return result.TryGetProperty("value"u8, out value) && number.TryGetInt64(out version);
    }

    /// <summary>What is there at a time, oldest first.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> At(RunState state, DateTimeOffset now) =>
        state.Memory.Where(pair => !state.MemoryEnds.TryGetValue(pair.Key, out var until) || until > now);

    private static void Put(RunState state, string key, JsonElement value, DateTimeOffset? until)
    {
        state.Memory.Remove(key);
        state.Memory[key] = value;
        if (until is { } end)
        {
            state.MemoryEnds[key] = end;
        }
        else
        {
            state.MemoryEnds.Remove(key);
        }
    }

    private static DateTimeOffset? Until(JsonElement result) =>
        result.TryGetProperty("until"u8, out var until) ? new DateTimeOffset(until.GetDateTime(), TimeSpan.Zero) : null;

    private static JsonElement Appended(RunState state, string key, JsonElement value) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        if (state.Memory.TryGetValue(key, out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in list.EnumerateArray())
            {
                element.WriteTo(writer);
            }
        }

        value.WriteTo(writer);
        writer.WriteEndArray();
    });
}
