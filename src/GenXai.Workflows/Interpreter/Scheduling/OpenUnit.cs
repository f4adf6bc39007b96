using System.Collections.Immutable;
using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>A unit that has plain edges left to test.</summary>
internal sealed class OpenUnit(GraphUnit unit, long order, int next, ImmutableArray<GraphUnit> started)
{
    public GraphUnit Unit { get; } = unit;

    /// <summary>When the unit finished: units are served in this order.</summary>
    public long Order { get; } = order;

    /// <summary>The next of its plain edges.</summary>
    public int Next { get; set; } = next;

    /// <summary>What the branches just started lead from; all must be at rest before the next edge is tested.</summary>
    public ImmutableArray<GraphUnit> Started { get; set; } = started;

    /// <summary>The first of <see cref="Started"/> that was not at rest when last looked at.</summary>
    public int Cursor { get; set; }

    /// <summary>The count of what had begun when <see cref="Started"/> was last seen at rest; -1: not yet.</summary>
    public long RestSeen { get; set; } = -1;
}
