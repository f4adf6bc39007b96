using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Flows;

/// <summary>Reads a flow's <c>params</c>, which were checked against the pattern's shape.</summary>
internal sealed class FlowParams(JsonElement? given)
{
    public int Int(string name, int otherwise) => Find(name) is { } value ? (int)value.GetDouble() : otherwise;

    public double? Number(string name) => Find(name)?.GetDouble();

    public bool Flag(string name, bool otherwise) => Find(name)?.GetBoolean() ?? otherwise;

    public string? Text(string name) => Find(name)?.GetString();

    public string Text(string name, string otherwise) => Text(name) ?? otherwise;

    public ImmutableArray<string> Texts(string name) => Find(name) is { } list ? Texts(list) : [];

    public FlowParams Object(string name) => new(Find(name));

    public ImmutableArray<FlowParams> Objects(string name) =>
        Find(name) is { } list ? [.. list.EnumerateArray().Select(each => new FlowParams(each))] : [];

    public bool Has(string name) => Find(name) is not null;

    public JsonElement? Find(string name) => given is { ValueKind: JsonValueKind.Object } all
        && all.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static ImmutableArray<string> Texts(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!)]
        : [];
}
