namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>What a <c>for_each</c> node does when an element fails for good.</summary>
public enum FailureMode
{
    /// <summary>The node fails at once; no further element starts.</summary>
    FailFast,

    /// <summary>The element's failure stands in its place, and the node completes.</summary>
    Continue,

    /// <summary>All elements run; if one failed the node fails, and nothing of the others is used.</summary>
    AllOrNothing,
}
