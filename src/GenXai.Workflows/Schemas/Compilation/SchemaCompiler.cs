using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Keywords;
using GenXai.Workflows.Schemas.Keywords.Logic;
using GenXai.Workflows.Schemas.Validation;
using GenXai.Workflows.Text;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>Compiles a schema document; references are followed through a queue, so that long chains cost no stack.</summary>
internal sealed class SchemaCompiler
{
    private readonly JsonElement _document;
    private readonly Dictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<SchemaNode> _compiled = [];
    private readonly Queue<(SchemaNode Node, JsonElement Schema)> _pending = new();

    private SchemaCompiler(JsonElement document) => _document = document;

    public static SchemaNode Compile(JsonElement document)
    {
        var compiler = new SchemaCompiler(document);
        var root = compiler.Schema(document, JsonPointer.Root);
        while (compiler._pending.TryDequeue(out var next))
        {
            next.Node.Keywords = compiler.Keywords(next.Schema, next.Node.Pointer);
            compiler._compiled.Add(next.Node);
        }

        ReferenceRings.Check(compiler._compiled);
        return root;
    }

    /// <summary>The schema at a pointer; it is compiled later, once.</summary>
    public SchemaNode Schema(JsonElement schema, string pointer)
    {
        if (!_nodes.TryGetValue(pointer, out var node))
        {
            node = new SchemaNode(pointer);
            _nodes.Add(pointer, node);
            _pending.Enqueue((node, schema));
        }

        return node;
    }

    public SchemaNode? Find(SchemaObject schema, string keyword) =>
        schema.Find(keyword) is { } value ? Schema(value, schema.PointerOf(keyword)) : null;

    public ImmutableArray<SchemaNode> All(SchemaObject schema, string keyword)
    {
        var schemas = schema.List(keyword, "a list of schemas");
        return schemas.IsEmpty
            ? throw schema.Fault(keyword, $"'{keyword}' must hold at least one schema")
            : [.. schemas.Select((item, index) => Schema(item, FormattableString.Invariant($"{schema.PointerOf(keyword)}/{index}")))];
    }

    private ImmutableArray<SchemaKeyword> Keywords(JsonElement schema, string pointer)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                return [];
            case JsonValueKind.False:
                return [new FalseKeyword()];
            case JsonValueKind.Object:
                break;
            default:
                throw new JsonSchemaException(
                    $"A schema must be an object, true or false, got {SchemaTypes.NameOf(schema)} (at {pointer})", pointer);
        }

        foreach (var property in schema.EnumerateObject().Where(property => !SchemaVocabulary.All.Contains(property.Name, StringComparer.Ordinal)))
        {
            throw Unknown(property.Name, pointer);
        }

        var source = new SchemaObject(schema, pointer);
        var keywords = ImmutableArray.CreateBuilder<SchemaKeyword>();
        keywords.AddRange(ValueKeywords.Compile(source));
        keywords.AddRange(StructureKeywords.Compile(source, this));
        keywords.AddRange(LogicKeywords.Compile(source, this));
        AddReference(source, keywords);
        return keywords.ToImmutable();
    }

    // Definitions are checked even where nothing refers to them: a fault in one is a fault of the author.
    private void AddReference(SchemaObject source, ImmutableArray<SchemaKeyword>.Builder keywords)
    {
        foreach (var definition in source.Members("$defs"))
        {
            Schema(definition.Value, $"{source.PointerOf("$defs")}/{JsonPointer.Escape(definition.Name)}");
        }

        if (source.Text("$ref") is not { } reference)
        {
            return;
        }

        if (reference is not "#" && !reference.StartsWith("#/", StringComparison.Ordinal))
        {
            throw source.Fault("$ref", $"'{reference}' is no reference inside this schema; only '#' and '#/...' are followed, such as '#/$defs/item'");
        }

        if (!JsonPointer.TryResolve(_document, reference, out var target, out var canonical))
        {
            throw source.Fault("$ref", $"'{reference}' leads nowhere in this schema");
        }

        keywords.Add(new ReferenceKeyword(Schema(target, canonical)));
    }

    private static JsonSchemaException Unknown(string keyword, string pointer)
    {
        var at = $"{pointer}/{JsonPointer.Escape(keyword)}";
        var hint = SchemaVocabulary.Replacement(keyword) is { } replacement
            ? " " + replacement
            : NearestName.Hint(keyword, SchemaVocabulary.All);
        return new JsonSchemaException(
            $"'{keyword}' is not a supported JSON Schema keyword (at {at}).{hint} Supported: {string.Join(", ", SchemaVocabulary.Assertions)}.", at);
    }
}
