using GenXai.Workflows.Definitions.Shapes;

namespace GenXai.Workflows.Flows;

/// <summary>A coordination pattern: what it may be told, and the nodes and edges that it stands for.</summary>
internal interface IFlowPattern
{
    /// <summary>The word for it, <c>flow_type</c>.</summary>
    string Type { get; }

    /// <summary>The keys of <c>params</c>.</summary>
    ObjectShape Params { get; }

    /// <summary>The fewest agents.</summary>
    int MinAgents { get; }

    /// <summary>What the agents are, for a message when there are too few.</summary>
    string Cast { get; }

    /// <summary>Reports what is wrong beyond the shapes.</summary>
    void Check(FlowCheck check);

    /// <summary>Adds the nodes and edges.</summary>
    void Expand(FlowBuilder flow);
}
