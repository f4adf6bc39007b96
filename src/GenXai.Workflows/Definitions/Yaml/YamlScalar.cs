using System.Text.Json;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>A text, number, boolean or null.</summary>
public sealed class YamlScalar : YamlNode
{
    private readonly SourceText? _source;
    private readonly int _start;
    private readonly ScalarForm _form;
    private readonly string _json;

    internal YamlScalar(
        SourceLocation location,
        YamlScalarKind kind,
        string text,
        string json,
        ScalarForm form = ScalarForm.Plain,
        SourceText? source = null,
        int start = 0)
        : base(location, 1, 1)
    {
        Kind = kind;
        Text = text;
        _json = json;
        _form = form;
        _source = source;
        _start = start;
    }

    /// <summary>What it is.</summary>
    public YamlScalarKind Kind { get; }

    /// <summary>Its text: for a text the value, for anything else what stands in the file.</summary>
    public string Text { get; }

    /// <inheritdoc />
    public override string Describe => Kind switch
    {
        YamlScalarKind.Text => "text",
        YamlScalarKind.Null => "null",
        YamlScalarKind.Boolean => "a boolean",
        _ => "a number",
    };

    /// <summary>The number as JSON; the text of a value that is none.</summary>
    internal string Json => _json;

    /// <summary>Where a character of <see cref="Text"/> stands in the file, also in quoted, folded and block scalars.</summary>
    /// <param name="offset">The character, from 0; its length for the end.</param>
    public SourceLocation Locate(int offset) =>
        _source is null ? Location : _source.Locate(ScalarPositions.Find(_source.Text, _start, _form, Text, offset), Location.File);

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (Kind)
        {
            case YamlScalarKind.Text:
                writer.WriteStringValue(Text);
                break;
            case YamlScalarKind.Null:
                writer.WriteNullValue();
                break;
            case YamlScalarKind.Boolean:
                writer.WriteBooleanValue(string.Equals(_json, "true", StringComparison.Ordinal));
                break;
            default:
                writer.WriteRawValue(_json);
                break;
        }
    }
}
