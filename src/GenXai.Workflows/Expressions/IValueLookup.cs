using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>Where the values of references come from.</summary>
public interface IValueLookup
{
    /// <summary>Whether references may stand for stored values; where they have been resolved, nothing is taken for one.</summary>
    bool HoldsReferences => true;

    /// <summary>Finds the value of a reference.</summary>
    /// <param name="reference">The path.</param>
    /// <param name="value">Its value when found; it may be JSON null.</param>
    /// <returns>False when the path names nothing.</returns>
    bool TryGetValue(NameReference reference, out JsonElement value);
}
