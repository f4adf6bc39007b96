using System.Collections.Immutable;

namespace GenXai.Activities.Scripts;

/// <summary>A script cannot be read. The message lists every fault, one a line.</summary>
public sealed class ScriptException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="faults">All faults, at least one.</param>
    public ScriptException(ImmutableArray<ScriptFault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>All faults, in the script's order.</summary>
    public ImmutableArray<ScriptFault> Faults { get; }
}
