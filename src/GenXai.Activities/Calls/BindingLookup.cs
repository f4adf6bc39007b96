using System.Text.Json;
using GenXai.Activities.Tools.Secrets;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Expressions;

namespace GenXai.Activities.Calls;

/// <summary>Finds the values that the interpreter bound to a template's names; secrets are looked up here and nowhere else.</summary>
internal sealed class BindingLookup : IValueLookup
{
    private const string Secrets = "secrets";
    private readonly IReadOnlyList<Binding> _bindings;
    private readonly SecretScope? _secrets;

    public BindingLookup(IReadOnlyList<Binding> bindings, SecretScope? secrets = null)
    {
        _bindings = bindings;
        _secrets = secrets;
    }

    // What was bound has been read from the store.
    public bool HoldsReferences => false;

    public bool TryGetValue(NameReference reference, out JsonElement value)
    {
        if (_secrets is not null && reference.Segments.Length == 2 && string.Equals(reference.Segments[0], Secrets, StringComparison.Ordinal))
        {
            return _secrets.TryGetValue(reference.Segments[1], out value);
        }

        // A template reads a handful of names: a scan beats building a dictionary per call.
        foreach (var binding in _bindings)
        {
            if (string.Equals(binding.Name, reference.Text, StringComparison.Ordinal))
            {
                value = binding.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
