using System.Text.Json;
using GenXai.Activities.Agents;
using GenXai.Activities.Json;

namespace GenXai.Activities.Models.Offline;

/// <summary>What the offline model knows of a request: who it is, what to do, with what.</summary>
internal sealed class OfflineTopic
{
    private const int LongestSnippet = 160;

    // Several words weigh more than a hint at one.
    private const int OverlapWeight = 4;
    private readonly JsonElement? _input;
    private readonly Words _inputWords;
    private readonly Words _taskWords;

    public OfflineTopic(PromptParts parts)
    {
        Role = parts.Role;
        Task = Snippet(parts.Task);
        _input = parts.Input;
        var input = parts.Input is { ValueKind: not JsonValueKind.Null } value ? Spoken(value) : string.Empty;
        Input = Snippet(input);
        _inputWords = Words.Of(input);
        _taskWords = Words.Of(parts.Task);
    }

    public string Role { get; }

    /// <summary>The start of the task; may be empty.</summary>
    public string Task { get; }

    /// <summary>The start of the input; may be empty.</summary>
    public string Input { get; }

    /// <summary>The text that replies are made from.</summary>
    public string Subject => Input.Length > 0 ? Input : Task.Length > 0 ? Task : Role;

    /// <summary>The field of the input that has a name; it is the likeliest value for a property of that name.</summary>
    public JsonElement? Field(string name) =>
        _input is { ValueKind: JsonValueKind.Object } input && input.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Orders labels by how well they fit the input, or, where none does, the task; ties keep their order.</summary>
    public IEnumerable<T> Rank<T>(IReadOnlyList<T> labels, Func<T, string> text)
    {
        var scores = labels.Select(label => Score(text(label), _inputWords)).ToArray();
        if (scores.All(static score => score == 0))
        {
            scores = [.. labels.Select(label => _taskWords.Overlap(text(label)))];
        }

        return labels.Select((label, index) => (label, index)).OrderByDescending(entry => scores[entry.index]).Select(static entry => entry.label);
    }

    public bool Mentions(string name) => _inputWords.Overlap(name) > 0;

    private static int Score(string label, Words words) => (OverlapWeight * words.Overlap(label)) + RelatedWords.Hints(label, words);

    // An object with one field, such as {"text": "…"}, is spoken of by that field.
    private static string Spoken(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Take(2).ToArray() is [var only])
        {
            return JsonText.PrintPlain(only.Value);
        }

        return JsonText.PrintPlain(value);
    }

    private static string Snippet(string text)
    {
        var line = string.Join(' ', text.Length <= LongestSnippet * 4
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : text[..(LongestSnippet * 4)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestSnippet ? line : TextFit.Truncate(line, LongestSnippet - 1) + "…";
    }
}
