using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>Takes secrets out of texts and values, in every form of <see cref="SecretForms"/>. Safe for several threads.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";
    private readonly Lock _gate = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    // The longest first: no part of a form is left when a shorter one is found inside it.
    private ImmutableArray<string> _forms = [];

    public bool IsEmpty => _forms.IsEmpty;

    public void Add(string secret)
    {
        lock (_gate)
        {
            if (_secrets.Add(secret))
            {
                _forms =
                [
                    .. _forms.Concat(SecretForms.Of(secret)).Distinct(StringComparer.Ordinal)
                        .OrderByDescending(static form => form.Length).ThenBy(static form => form, StringComparer.Ordinal),
                ];
            }
        }
    }

    public string Apply(string text)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The value with every secret masked in its texts, keys and numbers.</summary>
    public JsonElement Apply(JsonElement value) => IsEmpty ? value : JsonValues.Build(writer => Write(writer, value));

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(Apply(property.Name));
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Apply(value.GetString()!));
                break;
            case JsonValueKind.Number when Apply(value.GetRawText()) is var digits && digits.Contains(Mask, StringComparison.Ordinal):
                writer.WriteStringValue(digits);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
