namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.loop_ended</c>: A loop is over; the path is the loop's head.</summary>
/// <param name="Outward">Whether a node went back to a head further out, so that all edges that leave are declined.</param>
public sealed record NodeLoopEnded(bool Outward) : LogData;
