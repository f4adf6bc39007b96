using System.Collections.Immutable;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>Gathers the names that an expression reads, each once, in order of appearance.</summary>
internal sealed class ReferenceCollector
{
    private readonly ImmutableArray<NameReference>.Builder _references = ImmutableArray.CreateBuilder<NameReference>();
    private readonly Dictionary<string, NameReference> _byText = new(StringComparer.Ordinal);

    public NameReference Add(Token word)
    {
        if (!_byText.TryGetValue(word.Text, out var reference))
        {
            reference = new NameReference(word.Text, word.Segments);
            Add(reference);
        }

        return reference;
    }

    public void Add(NameReference reference)
    {
        if (_byText.TryAdd(reference.Text, reference))
        {
            _references.Add(reference);
        }
    }

    public ImmutableArray<NameReference> ToImmutable() => _references.ToImmutable();
}
