using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>How writes of one state variable are combined: the words of <c>state.reducers</c>.</summary>
internal static class Reducer
{
    /// <summary>Combines a value with what is written; a value that is missing or null is the reducer's empty one.</summary>
    /// <exception cref="VariableException">The reducer cannot take such a value.</exception>
    public static JsonElement Combine(string reducer, string name, JsonElement? before, JsonElement written)
    {
        var value = before is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } present ? present : (JsonElement?)null;
        return reducer switch
        {
            "append" => Append(name, value, written),
            "merge" => Merge(name, value, written),
            "sum" => Sum(name, value, written),
            "max" => Choose(reducer, name, value, written, larger: true),
            "min" => Choose(reducer, name, value, written, larger: false),
            _ => written,
        };
    }

    /// <summary>Combines a value with what is written one after another; where values are stored, or become large, by an activity's answer.</summary>
    /// <exception cref="VariableException">The reducer cannot take such a value.</exception>
    /// <exception cref="StateNeededException">There is no answer yet.</exception>
    public static JsonElement Combine(string reducer, string name, JsonElement? before, IReadOnlyList<JsonElement> written, StateAnswers answers)
    {
        if (reducer is "append" or "merge")
        {
            var isStored = (before is { } old && PayloadValues.IsReference(old)) || written.Any(value => IsStored(reducer, value));
            var combined = isStored ? (JsonElement?)null : written.Aggregate(before, (current, value) => Combine(reducer, name, current, value));
            if (combined is { } small && !PayloadValues.IsLarge(small))
            {
                return small;
            }

            var answer = answers.Of(new EvaluationItem { Reducer = reducer, Variable = name, Values = [before ?? JsonValues.Null, .. written] });
            return answer.Error is { } error ? throw new VariableException(error) : answer.Value ?? JsonValues.Null;
        }

        return written.Aggregate(before, (current, value) => Combine(reducer, name, current, value))!.Value;
    }

    // A large value that is no list is one item, wherever it stands.
    private static bool IsStored(string reducer, JsonElement written) => PayloadValues.IsReference(written)
        && (reducer is "merge" || PayloadValues.Read(written).Outline is null or { Type: "list" });

    // A list is appended item by item, anything else as one item.
    private static JsonElement Append(string name, JsonElement? before, JsonElement written)
    {
        if (before is { ValueKind: not JsonValueKind.Array } other)
        {
            throw Unfit("append", name, "a list to append to", other);
        }

        return JsonValues.Build(writer =>
        {
            writer.WriteStartArray();
            foreach (var item in before?.EnumerateArray() ?? default)
            {
                item.WriteTo(writer);
            }

            if (written.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in written.EnumerateArray())
                {
                    item.WriteTo(writer);
                }
            }
            else
            {
                written.WriteTo(writer);
            }

            writer.WriteEndArray();
        });
    }

    private static JsonElement Merge(string name, JsonElement? before, JsonElement written)
    {
        var fields = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var part in new[] { before, written })
        {
            if (part is not { } value)
            {
                continue;
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                throw Unfit("merge", name, "objects", value);
            }

            foreach (var field in value.EnumerateObject())
            {
                fields[field.Name] = field.Value;
            }
        }

        return JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var (field, value) in fields)
            {
                writer.WritePropertyName(field);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    private static JsonElement Sum(string name, JsonElement? before, JsonElement written)
    {
        var added = Number("sum", name, written);
        if (before is not { } value)
        {
            return written;
        }

        var start = Number("sum", name, value);
        if (start.TryToDecimal(out var left) && added.TryToDecimal(out var right) && Fits(left, right))
        {
            var sum = JsonValues.Build(writer => writer.WriteNumberValue(left + right));
            return JsonValues.Parse(JsonNumber.Of(sum).ToJson());
        }

        var total = start.ToDouble() + added.ToDouble();
        return double.IsFinite(total)
            ? JsonValues.FromDouble(total)
            : throw new VariableException($"state.{name}: the sum is too large for a number");
    }

    private static bool Fits(decimal left, decimal right) =>
        left >= 0 ? right <= decimal.MaxValue - left : right >= decimal.MinValue - left;

    private static JsonElement Choose(string reducer, string name, JsonElement? before, JsonElement written, bool larger)
    {
        if (written.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            throw Unfit(reducer, name, "numbers or texts", written);
        }

        if (before is not { } value)
        {
            return written;
        }

        var order = value.ValueKind == written.ValueKind ? JsonEquality.Compare(written, value) : null;
        return order is not { } sign ? throw Unfit(reducer, name, $"values of one type (it holds {JsonValues.TypeName(value)})", written)
            : (larger ? sign > 0 : sign < 0) ? written : value;
    }

    private static JsonNumber Number(string reducer, string name, JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? JsonNumber.Of(value)
        : throw Unfit(reducer, name, "numbers", value);

    private static VariableException Unfit(string reducer, string name, string expected, JsonElement got) =>
        new($"state.{name}: the reducer '{reducer}' takes {expected}, got {JsonValues.TypeName(got)} {VariableText.Of(got)}");
}
