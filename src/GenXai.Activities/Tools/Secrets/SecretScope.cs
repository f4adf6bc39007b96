using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>The secrets that one call has read: it takes them out again of all that goes into history.</summary>
internal sealed class SecretScope
{
    private const string Mask = "***";

    // Shorter values would blot out ordinary text, and keep nothing secret.
    private const int ShortestMasked = 4;
    private readonly ISecretSource _source;
    private readonly List<string> _read = [];

    public SecretScope(ISecretSource source) => _source = source;

    public bool TryGetValue(string name, out JsonElement value)
    {
        var secret = _source.Find(name);
        if (secret is null)
        {
            value = default;
            return false;
        }

        _read.Add(secret);
        // In addresses that are told back a secret stands escaped.
        if (Uri.EscapeDataString(secret) is var escaped && !string.Equals(escaped, secret, StringComparison.Ordinal))
        {
            _read.Add(escaped);
        }

        value = JsonValues.FromString(secret);
        return true;
    }

    public string Redact(string text)
    {
        foreach (var secret in _read)
        {
            if (secret.Length >= ShortestMasked)
            {
                text = text.Replace(secret, Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }

    /// <summary>The value with every read secret masked in its texts and keys.</summary>
    public JsonElement Redact(JsonElement value)
    {
        if (_read.Count == 0)
        {
            return value;
        }

        return JsonValues.Build(writer => Write(writer, value));
    }

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(Redact(property.Name));
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
                writer.WriteStringValue(Redact(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
