using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Checks YAML against the shapes of the language and reports every fault; reading goes on behind each.</summary>
internal sealed class ShapeReader(DiagnosticBag diagnostics)
{
    private readonly ValueReader _values = new(diagnostics);

    /// <summary>Reads an object with known keys; null when the value is no object.</summary>
    public ReadObject? ReadObject(YamlNode node, ObjectShape shape)
    {
        if (node is not YamlMapping mapping)
        {
            ReportNoObject(node, shape.Label);
            return null;
        }

        var result = new ReadObject(mapping);
        foreach (var entry in mapping.Entries)
        {
            if (shape.Find(entry.Key) is { } key)
            {
                Put(result, key, entry);
            }
            else
            {
                ReportUnknown(entry, shape, "");
            }
        }

        RequireKeys(result, shape);
        return result;
    }

    private ReadValue Read(YamlNode node, ValueShape shape, string name)
    {
        switch (shape.Form)
        {
            case ValueForm.Object when shape.Shorthand is { } key && node is YamlScalar { Kind: YamlScalarKind.Text }:
                return FromObject(node, ReadObject(new YamlMapping(node.Location, [new YamlEntry(key, node.Location, node)], node.Size, node.Height + 1), shape.Object!));
            case ValueForm.Object:
                return FromObject(node, ReadObject(node, shape.Object!));
            case ValueForm.Variant:
                return FromObject(node, ReadVariant(node, shape.Variant!));
            case ValueForm.List when node is YamlSequence list:
                return new ReadValue(node) { Items = [.. list.Items.Select((item, i) => Read(item, shape.Item!, Element(name, i)))] };
            case ValueForm.List when shape.OneOrMany:
                return new ReadValue(node) { Items = [Read(node, shape.Item!, name)] };
            case ValueForm.Map when node is YamlMapping map:
                return new ReadValue(node)
                {
                    Entries = [.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Read(entry.Value, shape.Item!, $"{name}.{entry.Key}")))],
                };
            default:
                return _values.Read(node, shape, name);
        }
    }

    private static ReadValue FromObject(YamlNode node, ReadObject? read) => new(node) { Object = read, Valid = read is not null };

    private static string Element(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");

    private ReadObject? ReadVariant(YamlNode node, VariantShape variant)
    {
        if (node is not YamlMapping mapping)
        {
            ReportNoObject(node, variant.Label);
            return null;
        }

        var type = mapping.Find(VariantShape.Discriminator) is { } given && !IsNull(given)
            ? ValueReader.Choose(given, variant.Type)
            : null;
        var shape = variant.Find(type);
        var result = new ReadObject(mapping, type);
        foreach (var entry in mapping.Entries)
        {
            if (variant.Outer.Find(entry.Key) is { } outer)
            {
                Put(result, outer, entry);
            }
            else if (string.Equals(entry.Key, VariantShape.Nested, StringComparison.Ordinal))
            {
                ReadNested(result, entry, variant, shape);
            }
            else
            {
                PutSetting(result, entry, variant, shape, nested: false);
            }
        }

        RequireKeys(result, variant.Outer);
        if (shape is not null)
        {
            RequireKeys(result, shape);
        }

        return result;
    }

    private void ReadNested(ReadObject result, YamlEntry config, VariantShape variant, ObjectShape? shape)
    {
        if (config.Value is not YamlMapping settings)
        {
            if (!IsNull(config.Value))
            {
                ReportNoObject(config.Value, $"the config of {variant.Label}");
            }

            return;
        }

        foreach (var entry in settings.Entries)
        {
            PutSetting(result, entry, variant, shape, nested: true);
        }
    }

    private void PutSetting(ReadObject result, YamlEntry entry, VariantShape variant, ObjectShape? shape, bool nested)
    {
        if ((shape ?? variant.AllKeys).Find(entry.Key) is { } key)
        {
            Put(result, key, entry);
            return;
        }

        string note;
        if (nested && variant.Outer.Find(entry.Key) is not null)
        {
            note = $"; it stands beside '{VariantShape.Nested}', not under it";
        }
        else
        {
            var owners = variant.Variants.Where(each => each.Value.Find(entry.Key) is not null).Select(each => each.Key).ToList();
            note = owners.Count == 0 ? "" : $"; it belongs to type {string.Join(", ", owners)}";
        }

        ReportUnknown(entry, shape ?? variant.AllKeys, note);
    }

    /// <summary>Adds a key. The same key twice (by an alias, or under <c>config</c>) must have the same value.</summary>
    private void Put(ReadObject result, KeyShape key, YamlEntry entry)
    {
        if (IsNull(entry.Value) && key.Value.Form is not (ValueForm.Json or ValueForm.TemplateValue))
        {
            return;
        }

        if (result.Find(key.Name) is not { } earlier)
        {
            result.TryAdd(key.Name, new ReadEntry(entry.Key, entry.KeyLocation, Read(entry.Value, key.Value, entry.Key)));
        }
        else if (!JsonElement.DeepEquals(earlier.Value.Node.ToJson(), entry.Value.ToJson()))
        {
            diagnostics.Error(
                DiagnosticCodes.ConflictingValues,
                entry.KeyLocation,
                string.Create(CultureInfo.InvariantCulture, $"'{entry.Key}' says something else than '{earlier.Name}' in line {earlier.KeyLocation.Line}, but both are the same setting; keep one of them"));
        }
    }

    private void RequireKeys(ReadObject result, ObjectShape shape)
    {
        foreach (var key in shape.Keys)
        {
            if (key.Required && !result.Has(key.Name))
            {
                diagnostics.Error(
                    DiagnosticCodes.MissingKey,
                    result.Location,
                    $"{shape.Label} needs '{key.Name}': {char.ToLowerInvariant(key.Doc[0])}{key.Doc[1..].TrimEnd('.')}");
            }
        }
    }

    private void ReportUnknown(YamlEntry entry, ObjectShape shape, string note)
    {
        var nearest = note.Length == 0 ? Suggestion.For(entry.Key, shape.Names, diagnostics) : "";
        var known = nearest.Length == 0 && note.Length == 0 ? $" Known are: {string.Join(", ", shape.Names)}." : "";
        diagnostics.Error(DiagnosticCodes.UnknownKey, entry.KeyLocation, $"'{entry.Key}' is no key of {shape.Label}{note}.{nearest}{known}");
    }

    private void ReportNoObject(YamlNode node, string label) =>
        diagnostics.Error(DiagnosticCodes.WrongType, node.Location, $"{label} must be an object (keys and values), but this is {node.Describe}");

    private static bool IsNull(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Null };
}
