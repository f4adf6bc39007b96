using System.Text.Json;
using GenXai.Activities.Tools.Data;
using GenXai.Activities.Tools.Secrets;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Declared;

/// <summary>Finds the names of a declared tool's settings: <c>secrets.NAME</c>, and the arguments by their names or after <c>input.</c></summary>
internal sealed class ArgumentLookup : IValueLookup
{
    private readonly JsonElement _arguments;
    private readonly SecretScope _secrets;

    public ArgumentLookup(JsonElement arguments, SecretScope secrets)
    {
        _arguments = arguments;
        _secrets = secrets;
    }

    /// <summary>Whether arguments are escaped for a URL.</summary>
    public bool Escapes { get; init; }

    public bool TryGetValue(NameReference reference, out JsonElement value)
    {
        var steps = reference.Segments;
        if (steps.Length == 2 && string.Equals(steps[0], "secrets", StringComparison.Ordinal))
        {
            return _secrets.TryGetValue(steps[1], out value);
        }

        var found = JsonLookup.TryFind(_arguments, steps, out value) ||
            (string.Equals(steps[0], "input", StringComparison.Ordinal) && JsonLookup.TryFind(_arguments, steps.Skip(1), out value));
        if (found && Escapes)
        {
            value = JsonValues.FromString(Uri.EscapeDataString(JsonValues.ToText(value)));
        }

        return found;
    }
}
