using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Activities.Scripts;

/// <summary>Reads scripts from JSON (and so from YAML that was turned into it).</summary>
public static class ScriptReader
{
    private static readonly string[] Keys = ["model", "tools", "respond"];

    /// <summary>Reads a script; an absent part, or null for a part, is empty.</summary>
    /// <param name="value">An object with <c>model</c>, <c>tools</c> and <c>respond</c>.</param>
    /// <exception cref="ScriptException">The script has faults; the exception names all of them.</exception>
    public static Script Read(JsonElement value)
    {
        var faults = new ScriptFaults();
        var script = Script.Empty;
        if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) &&
            faults.IsObject(value, string.Empty, "an object with model, tools and respond"))
        {
            faults.RefuseUnknownKeys(value, string.Empty, Keys);
            script = new Script
            {
                Model = Replies(value, "model", "agent id", forTool: false, faults),
                Tools = Replies(value, "tools", "tool name", forTool: true, faults),
                Respond = Answers(value, faults),
            };
        }

        faults.ThrowIfAny();
        return script;
    }

    private static ImmutableSortedDictionary<string, ReplySequence> Replies(
        JsonElement script, string key, string keyedBy, bool forTool, ScriptFaults faults)
    {
        var sequences = ImmutableSortedDictionary.CreateBuilder<string, ReplySequence>(StringComparer.Ordinal);
        if (!TryGetPart(script, key, $"an object of lists of replies by {keyedBy}", faults, out var part))
        {
            return sequences.ToImmutable();
        }

        foreach (var entry in part.EnumerateObject())
        {
            var path = $"{key}.{entry.Name}";
            if (entry.Value.ValueKind != JsonValueKind.Array)
            {
                faults.Add(path, $"expected a list of replies, got {ScriptFaults.KindOf(entry.Value)}; write [reply, ...]");
            }
            else if (entry.Value.GetArrayLength() == 0)
            {
                faults.Add(path, "the list of replies is empty; give at least one reply, or leave the key out");
            }
            else
            {
                sequences[entry.Name] = new ReplySequence(
                    [.. entry.Value.EnumerateArray().Select((reply, index) => ReplyReader.Read(reply, $"{path}[{index}]", forTool, faults))]);
            }
        }

        return sequences.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, ScriptedAnswers> Answers(JsonElement script, ScriptFaults faults)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, ScriptedAnswers>(StringComparer.Ordinal);
        if (TryGetPart(script, "respond", "an object of answers by node id", faults, out var part))
        {
            foreach (var entry in part.EnumerateObject())
            {
                answers[entry.Name] = entry.Value.ValueKind == JsonValueKind.Array
                    ? new ScriptedAnswers([.. entry.Value.EnumerateArray().Select(answer => answer.Clone())], Repeats: false)
                    : new ScriptedAnswers([entry.Value.Clone()], Repeats: true);
            }
        }

        return answers.ToImmutable();
    }

    private static bool TryGetPart(JsonElement script, string key, string expected, ScriptFaults faults, out JsonElement part) =>
        script.TryGetProperty(key, out part) && part.ValueKind != JsonValueKind.Null && faults.IsObject(part, key, expected);
}
