using System.Collections.Immutable;
using GenXai.Activities.Tools.Calculation;

namespace GenXai.Activities.Tools;

/// <summary>The tools that every host has.</summary>
public static class BuiltInTools
{
    /// <summary>The tool that waits for a person; the interpreter does it, no activity.</summary>
    public const string HumanInput = "human_input";

    /// <summary>Names that validation knows without a declaration, in ordinal order.</summary>
    public static ImmutableSortedSet<string> Names { get; } =
        ImmutableSortedSet.Create(StringComparer.Ordinal, CalculatorTool.ToolName, HumanInput);

    /// <summary>New instances of the tools that activities call.</summary>
    public static ImmutableArray<ITool> Create() => [new CalculatorTool()];
}
