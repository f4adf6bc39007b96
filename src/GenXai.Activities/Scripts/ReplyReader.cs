using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Scripts;

/// <summary>Reads one scripted reply.</summary>
internal static class ReplyReader
{
    private static readonly string[] ToolKeys = ["text", "json", "delay_ms", "error", "kind", "times"];
    private static readonly string[] ModelKeys = [.. ToolKeys, "tool_calls", "usage"];
    private static readonly string[] CallKeys = ["name", "arguments"];
    private static readonly string[] UsageKeys = ["input", "output"];
    private static readonly JsonElement NoArguments = JsonValues.Parse("{}");

    // A year: beyond it a number of milliseconds is a slip of the pen, and timers have bounds.
    private const double LongestDelayMs = 365d * 86_400_000;

    public static ScriptedReply Read(JsonElement value, string path, bool forTool, ScriptFaults faults)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return new ScriptedReply { Text = value.GetString() };
        }

        var keys = forTool ? ToolKeys : ModelKeys;
        if (!faults.IsObject(value, path, "a text or an object with text, json or error" + (forTool ? string.Empty : " or tool_calls")))
        {
            return new ScriptedReply();
        }

        faults.RefuseUnknownKeys(value, path, keys);
        var reply = new ScriptedReply
        {
            Text = Text(value, path, "text", faults),
            Json = value.TryGetProperty("json", out var json) ? json.Clone() : null,
            Error = Text(value, path, "error", faults),
            Kind = Kind(value, path, faults),
            Delay = Delay(value, path, faults),
            Times = (int)Whole(value, path, "times", 1, int.MaxValue, 1, faults),
            ToolCalls = forTool ? [] : ToolCalls(value, path, faults),
        };
        CheckContent(value, path, keys, faults);
        return forTool ? reply : WithUsage(reply, value, path, faults);
    }

    private static void CheckContent(JsonElement value, string path, string[] keys, ScriptFaults faults)
    {
        var given = keys.Where(key => key is "text" or "json" or "error" or "tool_calls" && value.TryGetProperty(key, out _)).ToArray();
        if (given.Length == 0)
        {
            faults.Add(path, "the reply says nothing; give it one of " + string.Join(", ", keys.Where(key => key is "text" or "json" or "error" or "tool_calls")));
        }
        else if (given.Length > 1 && !given.SequenceEqual(["text", "tool_calls"], StringComparer.Ordinal))
        {
            faults.Add(path, $"{string.Join(" and ", given)} exclude one another; keep one");
        }

        if (value.TryGetProperty("kind", out _) && !value.TryGetProperty("error", out _))
        {
            faults.Add($"{path}.kind", "kind says what kind of error it is, but there is no error; add error or drop kind");
        }
    }

    private static string? Text(JsonElement value, string path, string key, ScriptFaults faults)
    {
        if (!value.TryGetProperty(key, out var text))
        {
            return null;
        }

        if (text.ValueKind == JsonValueKind.String)
        {
            return text.GetString();
        }

        faults.Add($"{path}.{key}", $"expected a text, got {ScriptFaults.KindOf(text)}; quote it" + (key is "text" ? ", or use json" : string.Empty));
        return null;
    }

    private static ReplyErrorKind Kind(JsonElement value, string path, ScriptFaults faults)
    {
        switch (Text(value, path, "kind", faults))
        {
            case null or "transient":
                return ReplyErrorKind.Transient;
            case "permanent":
                return ReplyErrorKind.Permanent;
            case "rate_limited":
                return ReplyErrorKind.RateLimited;
            case var other:
                faults.Add($"{path}.kind", $"expected transient, permanent or rate_limited, got '{other}'");
                return ReplyErrorKind.Transient;
        }
    }

    private static TimeSpan Delay(JsonElement value, string path, ScriptFaults faults)
    {
        if (!value.TryGetProperty("delay_ms", out var delay))
        {
            return TimeSpan.Zero;
        }

        if (delay.ValueKind == JsonValueKind.Number && delay.TryGetDouble(out var milliseconds) && milliseconds is >= 0 and <= LongestDelayMs)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        faults.Add($"{path}.delay_ms", $"expected a number of milliseconds from 0 to one year, got {ScriptFaults.KindOf(delay)}");
        return TimeSpan.Zero;
    }

    private static long Whole(JsonElement value, string path, string key, long least, long most, long otherwise, ScriptFaults faults)
    {
        if (!value.TryGetProperty(key, out var number))
        {
            return otherwise;
        }

        if (number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var whole) && whole >= least && whole <= most)
        {
            return whole;
        }

        faults.Add($"{path}.{key}", $"expected a whole number of at least {least}, got {ScriptFaults.KindOf(number)}");
        return otherwise;
    }

    private static ImmutableArray<ScriptedToolCall> ToolCalls(JsonElement value, string path, ScriptFaults faults)
    {
        if (!value.TryGetProperty("tool_calls", out var list))
        {
            return [];
        }

        path = $"{path}.tool_calls";
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            faults.Add(path, "expected a list of at least one {name, arguments}");
            return [];
        }

        return [.. list.EnumerateArray().Select((call, index) => ToolCall(call, $"{path}[{index}]", faults))];
    }

    private static ScriptedToolCall ToolCall(JsonElement call, string path, ScriptFaults faults)
    {
        if (!faults.IsObject(call, path, "an object with name and arguments"))
        {
            return new ScriptedToolCall(string.Empty, NoArguments);
        }

        faults.RefuseUnknownKeys(call, path, CallKeys);
        var name = Text(call, path, "name", faults);
        if (!call.TryGetProperty("name", out _))
        {
            faults.Add(path, "name is missing: the tool that the model asks for");
        }

        var arguments = NoArguments;
        if (call.TryGetProperty("arguments", out var given) && faults.IsObject(given, $"{path}.arguments", "an object of arguments"))
        {
            arguments = given.Clone();
        }

        return new ScriptedToolCall(name ?? string.Empty, arguments);
    }

    private static ScriptedReply WithUsage(ScriptedReply reply, JsonElement value, string path, ScriptFaults faults)
    {
        path = $"{path}.usage";
        if (!value.TryGetProperty("usage", out var usage) || !faults.IsObject(usage, path, "an object with input and output"))
        {
            return reply;
        }

        faults.RefuseUnknownKeys(usage, path, UsageKeys);
        return reply with
        {
            InputTokens = usage.TryGetProperty("input", out _) ? Whole(usage, path, "input", 0, long.MaxValue, 0, faults) : null,
            OutputTokens = usage.TryGetProperty("output", out _) ? Whole(usage, path, "output", 0, long.MaxValue, 0, faults) : null,
        };
    }
}
