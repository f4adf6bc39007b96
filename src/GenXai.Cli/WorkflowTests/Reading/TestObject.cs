using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Text;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.WorkflowTests.Reading;

/// <summary>An object of a test file: gives typed values of keys, and notes faults with their places.</summary>
internal sealed class TestObject
{
    private readonly YamlMapping _mapping;
    private readonly string _what;
    private readonly List<Diagnostic> _faults;
    private readonly List<string> _meant;

    private TestObject(YamlMapping mapping, string what, List<Diagnostic> faults, List<string> meant)
    {
        _meant = meant;
        _mapping = mapping;
        _what = what;
        _faults = faults;
    }

    /// <summary>Opens an object; null, with a fault, when the value is none. Unknown keys are faults.</summary>
    public static TestObject? Open(YamlNode node, string what, IReadOnlyList<string> keys, List<Diagnostic> faults)
    {
        if (node is not YamlMapping mapping)
        {
            faults.Add(Fault(node, DiagnosticCodes.WrongType, $"{what}: expected an object, got {node.Describe}"));
            return null;
        }

        var meant = new List<string>();
        foreach (var entry in mapping.Entries.Where(entry => !keys.Contains(entry.Key, StringComparer.Ordinal)))
        {
            if (NearestName.Find(entry.Key, keys) is { } near)
            {
                meant.Add(near);
            }

            faults.Add(new Diagnostic(
                DiagnosticSeverity.Error,
                DiagnosticCodes.UnknownKey,
                $"{what} has no key '{entry.Key}'; known are {string.Join(", ", keys)}.{NearestName.Hint(entry.Key, keys)}",
                entry.KeyLocation));
        }

        return new TestObject(mapping, what, faults, meant);
    }

    public static Diagnostic Fault(YamlNode node, string code, string message) =>
        new(DiagnosticSeverity.Error, code, message, node.Location);

    public YamlNode? Find(string key) => _mapping.Find(key);

    public bool Has(string key) => _mapping.Find(key) is not null;

    /// <summary>Reports a key that is missing, unless a misspelt one was reported in its place.</summary>
    public void Missing(string key, string meaning)
    {
        if (!_meant.Contains(key, StringComparer.Ordinal))
        {
            _faults.Add(Fault(_mapping, DiagnosticCodes.MissingKey, $"{_what} needs '{key}': {meaning}"));
        }
    }

    public JsonElement? Json(string key) => Find(key)?.ToJson();

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalar { Kind: not YamlScalarKind.Null } scalar:
                return scalar.Text;
            case { } other:
                Wrong(other, key, "a text");
                return null;
        }
    }

    public int? Count(string key) => Find(key) is { } node ? Count(node, key) : null;

    public IReadOnlyList<string>? Texts(string key) => Find(key) is { } node ? Texts(node, key) : null;

    public IReadOnlyList<KeyValuePair<string, T>> Map<T>(string key, Func<YamlNode, string, T?> read)
        where T : notnull
    {
        var values = new List<KeyValuePair<string, T>>();
        switch (Find(key))
        {
            case null:
                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (read(entry.Value, $"{key}.{entry.Key}") is { } value)
                    {
                        values.Add(new KeyValuePair<string, T>(entry.Key, value));
                    }
                }

                break;
            case { } other:
                Wrong(other, key, "an object");
                break;
        }

        return values;
    }

    /// <summary>A text or a list of texts.</summary>
    public IReadOnlyList<string>? Texts(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlScalar { Kind: not YamlScalarKind.Null } scalar:
                return [scalar.Text];
            case YamlSequence sequence when sequence.Items.All(item => item is YamlScalar):
                return [.. sequence.Items.Cast<YamlScalar>().Select(item => item.Text)];
            default:
                Wrong(node, key, "a list of texts");
                return null;
        }
    }

    public int? Count(YamlNode node, string key)
    {
        if (node is YamlScalar { Kind: YamlScalarKind.Whole } scalar
            && int.TryParse(scalar.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && number >= 0)
        {
            return number;
        }

        Wrong(node, key, "a whole number from 0");
        return null;
    }

    public void Wrong(YamlNode node, string key, string expected) =>
        _faults.Add(Fault(node, DiagnosticCodes.WrongType, $"{_what}: '{key}' must be {expected}, got {node.Describe}"));
}
