using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.Elements;

/// <summary>What the elements of a for_each gave, in the order of the list.</summary>
internal sealed class ElementResults(StepScope scope, int count, IReadOnlyList<string>? keys)
{
    // More would not be read in a message; the output of failure_mode continue lists all.
    private const int MaxListed = 20;

    private readonly JsonElement[] _results = new JsonElement[count];
    private readonly SortedDictionary<int, CallFailure> _failures = [];

    public void Add(int index, NodeOutcome outcome)
    {
        _results[index] = outcome.Output ?? JsonValues.Null;
        if ((outcome.Failure ?? outcome.Tolerated) is { } failure)
        {
            _failures[index] = failure;
        }
    }

    /// <summary>The output: <c>{items, count}</c>, with <c>failed</c> and <c>by_key</c> where they are wanted.</summary>
    public NodeOutcome ToOutcome(bool listsFailures) => NodeOutcome.Of(JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var result in _results)
        {
            result.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteNumber("count"u8, _results.Length);
        if (listsFailures)
        {
            WriteFailures(writer);
        }

        if (keys is not null)
        {
            WriteKeyed(writer, keys);
        }

        writer.WriteEndObject();
    })) with
    { Warning = _failures.Count == 0 ? null : $"{scope.Node.Id}: {Text()}; the run went on", Writes = Writes() };

    /// <summary>The failure of all, for one that failed.</summary>
    public NodeOutcome ToFailure() => NodeOutcome.Fail(_failures.First().Value.Code, Text(), _failures.Values.All(failure => failure.Transient));

    // What the elements of a set node write, in the order of the list: their outputs say it, also after a replay.
    private List<KeyValuePair<string, JsonElement>> Writes() => scope.Node.Definition.Settings is SetSettings set
        ? [.. Enumerable.Range(0, _results.Length)
            .Where(index => !_failures.ContainsKey(index))
            .SelectMany(index => set.Values.Select(pair => KeyValuePair.Create(pair.Key, Field(_results[index], pair.Key))))]
        : [];

    private static JsonElement Field(JsonElement output, string name)
    {
        if (!PayloadValues.IsReference(output))
        {
            return output.GetProperty(name);
        }

        PayloadValues.Look(output, name, out var field);
        return field;
    }

    private void WriteFailures(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("failed"u8);
        foreach (var (index, failure) in _failures)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, index);
            if (keys is not null)
            {
                writer.WriteString("key"u8, keys[index]);
            }

            writer.WriteString("code"u8, failure.Code);
            writer.WriteString("message"u8, failure.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteKeyed(Utf8JsonWriter writer, IReadOnlyList<string> names)
    {
        writer.WriteStartObject("by_key"u8);
        for (var i = 0; i < _results.Length; i++)
        {
            writer.WritePropertyName(names[i]);
            _results[i].WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private string Text()
    {
        var listed = _failures.Take(MaxListed).Select(pair => string.Create(CultureInfo.InvariantCulture, $"[{pair.Key}] {pair.Value.Message}"));
        var rest = _failures.Count > MaxListed ? string.Create(CultureInfo.InvariantCulture, $"; and {_failures.Count - MaxListed} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{_failures.Count} of {_results.Length} elements failed: {string.Join("; ", listed)}{rest}");
    }
}
