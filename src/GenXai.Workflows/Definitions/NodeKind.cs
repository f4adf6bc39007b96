namespace GenXai.Workflows.Definitions;

/// <summary>The kinds of node (product.md, section 5).</summary>
public enum NodeKind
{
    /// <summary>Entry; its output is the run's input.</summary>
    Input,

    /// <summary>Ends a path.</summary>
    Output,

    /// <summary>Runs an agent.</summary>
    Agent,

    /// <summary>Calls a tool.</summary>
    Tool,

    /// <summary>Routes.</summary>
    Condition,

    /// <summary>Runs another workflow.</summary>
    Subgraph,

    /// <summary>Repeats a body.</summary>
    Loop,

    /// <summary>A ready pattern.</summary>
    Flow,

    /// <summary>Waits for a person.</summary>
    Human,

    /// <summary>A durable timer.</summary>
    Wait,

    /// <summary>Writes state.</summary>
    Set,

    /// <summary>A named checkpoint.</summary>
    Checkpoint,

    /// <summary>A step of a flow that the interpreter computes by itself (docs/flows.md); no word of the language.</summary>
    Compute,
}
