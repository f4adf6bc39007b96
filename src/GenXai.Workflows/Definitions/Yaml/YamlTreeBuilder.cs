using System.Collections.Immutable;
using System.Globalization;
using GenXai.Workflows.Validation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>Makes nodes of the parser's events. Depth is checked before each descent, so recursion is bounded.</summary>
internal sealed class YamlTreeBuilder(SourceText source, string file, DiagnosticBag diagnostics)
{
    private readonly Parser _parser = new(new StringReader(source.Text));
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _aliasNodes;

    public YamlNode Read()
    {
        Expect<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            return Null(new SourceLocation(file, 1, 1));
        }

        if (_parser.Current is DocumentStart { Tags.Count: > 0 } start && start.Tags.Any(tag => !IsDefaultTag(tag.Handle)))
        {
            Report(start, "%TAG directives are not supported: a definition has no tags; remove the directive");
        }

        Expect<DocumentStart>();
        var root = ReadNode(1);
        Expect<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            throw new YamlFaultException(At(second), "a file holds one document, but a second one starts here; put it in a file of its own");
        }

        return root;
    }

    private static bool IsDefaultTag(string handle) => handle is "!" or "!!";

    private static YamlScalar Null(SourceLocation location) => new(location, YamlScalarKind.Null, "", "null");

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current ?? throw new YamlFaultException(new SourceLocation(file, 1, 1), "the document ends unexpectedly");
        if (depth > YamlReader.MaxDepth)
        {
            throw TooDeep(At(current));
        }

        if (current is AnchorAlias alias)
        {
            Advance();
            return Expand(alias, depth);
        }

        if (current is not NodeEvent node)
        {
            throw new YamlFaultException(At(current), "a value was expected here");
        }

        if (!node.Tag.IsEmpty)
        {
            Report(node, $"tags are not supported, but '{node.Tag.Value}' stands here; remove it, and quote a text that must stay text");
        }

        Advance();
        YamlNode read = node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadSequence(At(node), depth),
            _ => ReadMapping(At(node), depth),
        };
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor.Value] = read;
        }

        return read;
    }

    private YamlNode Expand(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw new YamlFaultException(At(alias), $"the alias '*{alias.Value.Value}' stands for nothing; an anchor '&{alias.Value.Value}' must be complete before it");
        }

        if (depth + node.Height - 1 > YamlReader.MaxDepth)
        {
            throw TooDeep(At(alias));
        }

        _aliasNodes = (int)Math.Min((long)_aliasNodes + node.Size, int.MaxValue);
        return _aliasNodes <= YamlReader.MaxAliasNodes
            ? node
            : throw new YamlFaultException(
                At(alias),
                string.Create(CultureInfo.InvariantCulture, $"the aliases of this file stand for more than {YamlReader.MaxAliasNodes:N0} values, which is the limit; write less by aliases"));
    }

    private YamlSequence ReadSequence(SourceLocation at, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var size = 1L;
        var height = 0;
        while (_parser.Current is not SequenceEnd)
        {
            var item = ReadNode(depth + 1);
            items.Add(item);
            size += item.Size;
            height = Math.Max(height, item.Height);
        }

        Advance();
        return new YamlSequence(at, items.ToImmutable(), (int)Math.Min(size, int.MaxValue), height + 1);
    }

    private YamlMapping ReadMapping(SourceLocation at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var size = 1L;
        var height = 0;
        while (_parser.Current is not MappingEnd)
        {
            var mergeKey = _parser.Current is Scalar { Style: ScalarStyle.Plain, Value: "<<" };
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (Key(key, mergeKey) is not { } name)
            {
                continue;
            }

            if (!seen.TryAdd(name, key.Location))
            {
                diagnostics.Error(
                    DiagnosticCodes.YamlSyntax,
                    key.Location,
                    string.Create(CultureInfo.InvariantCulture, $"the key '{name}' stands twice in one object, first in line {seen[name].Line}; keep one of them"));
                continue;
            }

            entries.Add(new YamlEntry(name, key.Location, value));
            size += 1 + value.Size;
            height = Math.Max(height, value.Height);
        }

        Advance();
        return new YamlMapping(at, entries.ToImmutable(), (int)Math.Min(size, int.MaxValue), height + 1);
    }

    private string? Key(YamlNode key, bool mergeKey)
    {
        if (mergeKey)
        {
            diagnostics.Error(DiagnosticCodes.YamlSyntax, key.Location, "merge keys ('<<') are not part of YAML 1.2; write the keys out, or use an alias for the whole value");
            return null;
        }

        if (key is YamlScalar scalar)
        {
            return scalar.Text;
        }

        diagnostics.Error(DiagnosticCodes.YamlSyntax, key.Location, key is YamlMapping
            ? $"a key must be text, but this one is {key.Describe}; a template needs quotes (\"{{{{ input.x }}}}\"), or is a quote or a colon missing?"
            : $"a key must be text, but this one is {key.Describe}; is a quote or a colon missing?");
        return null;
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var at = At(scalar);
        if (SourceText.FindLoneSurrogate(scalar.Value) >= 0)
        {
            throw new YamlFaultException(at, "an escape in this text stands for half of a character pair; write both halves as one \\U escape");
        }

        var form = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => ScalarForm.SingleQuoted,
            ScalarStyle.DoubleQuoted => ScalarForm.DoubleQuoted,
            ScalarStyle.Literal or ScalarStyle.Folded => ScalarForm.Block,
            _ => ScalarForm.Plain,
        };
        var start = (int)scalar.Start.Index;
        if (form != ScalarForm.Plain)
        {
            return new YamlScalar(at, YamlScalarKind.Text, scalar.Value, scalar.Value, form, source, start);
        }

        if (CoreSchema.Resolve(scalar.Value) is { } resolved)
        {
            return new YamlScalar(at, resolved.Kind, scalar.Value, resolved.Json, form, source, start);
        }

        diagnostics.Error(DiagnosticCodes.WrongType, at, $"'{scalar.Value}' is a number that JSON does not have; write a finite number, or put it in quotes to have the text");
        return Null(at);
    }

    private void Expect<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            Advance();
        }

        if (_parser.Current is not T)
        {
            throw new YamlFaultException(_parser.Current is { } current ? At(current) : new SourceLocation(file, 1, 1), "the document does not end here as it should; check the indentation");
        }

        Advance();
    }

    private void Advance()
    {
        var reached = _parser.Current?.End.Index ?? 0;
        try
        {
            _parser.MoveNext();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            // The scanner leaves some malformed input to its own assertions; to the author it is a syntax fault all the same.
            throw new YamlFaultException(
                source.Locate((int)Math.Clamp(reached, 0, source.Text.Length), file),
                "this is no valid YAML from here on; check the indentation, the quotes and the colons around here");
        }
    }

    private SourceLocation At(ParsingEvent item) => source.Locate((int)Math.Min(item.Start.Index, source.Text.Length), file);

    private void Report(ParsingEvent item, string message) => diagnostics.Error(DiagnosticCodes.YamlSyntax, At(item), message);

    private static YamlFaultException TooDeep(SourceLocation at) => new(
        at,
        string.Create(CultureInfo.InvariantCulture, $"the nesting is deeper than {YamlReader.MaxDepth} levels, which is the limit; flatten the structure"));
}
