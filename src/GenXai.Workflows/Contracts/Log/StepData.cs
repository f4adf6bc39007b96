namespace GenXai.Workflows.Contracts.Log;

/// <summary>What happened to one step of a node's work. The entry stands in the node's journal while the node is at work.</summary>
public abstract record StepData : LogData
{
    // Abstract, so that each record declares it in its place: the order of the fields is the order on the wire.
    /// <summary>Which step of the node's work, from 1.</summary>
    public abstract int Step { get; init; }
}
