using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>A node of a small graph.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Input, output, agent or condition.</param>
/// <param name="Passes">What an agent does in each pass; the last one repeats.</param>
internal sealed record ReferenceNode(string Id, NodeKind Kind, ImmutableArray<ReferencePass> Passes)
{
    /// <summary>What it does in a pass, counted from 1; all but agents are instant.</summary>
    public ReferencePass Pass(int pass) =>
        Kind == NodeKind.Agent && Passes.Length > 0 ? Passes[Math.Min(pass, Passes.Length) - 1] : default;
}
