namespace GenXai.Workflows.Validation;

/// <summary>The codes of diagnostics (product.md, section 14): a closed list.</summary>
public static class DiagnosticCodes
{
    /// <summary><c>yaml_syntax</c>.</summary>
    public const string YamlSyntax = "yaml_syntax";

    /// <summary><c>unknown_key</c>.</summary>
    public const string UnknownKey = "unknown_key";

    /// <summary><c>missing_key</c>.</summary>
    public const string MissingKey = "missing_key";

    /// <summary><c>wrong_type</c>.</summary>
    public const string WrongType = "wrong_type";

    /// <summary><c>unknown_value</c>.</summary>
    public const string UnknownValue = "unknown_value";

    /// <summary><c>duplicate_node_id</c>.</summary>
    public const string DuplicateNodeId = "duplicate_node_id";

    /// <summary><c>duplicate_agent_id</c>.</summary>
    public const string DuplicateAgentId = "duplicate_agent_id";

    /// <summary><c>duplicate_edge</c>.</summary>
    public const string DuplicateEdge = "duplicate_edge";

    /// <summary><c>unknown_node</c>.</summary>
    public const string UnknownNode = "unknown_node";

    /// <summary><c>unknown_agent</c>.</summary>
    public const string UnknownAgent = "unknown_agent";

    /// <summary><c>unknown_tool</c>.</summary>
    public const string UnknownTool = "unknown_tool";

    /// <summary><c>unknown_workflow</c>.</summary>
    public const string UnknownWorkflow = "unknown_workflow";

    /// <summary><c>unknown_flow</c>.</summary>
    public const string UnknownFlow = "unknown_flow";

    /// <summary><c>bad_condition</c>.</summary>
    public const string BadCondition = "bad_condition";

    /// <summary><c>bad_template</c>.</summary>
    public const string BadTemplate = "bad_template";

    /// <summary><c>no_entry</c>.</summary>
    public const string NoEntry = "no_entry";

    /// <summary><c>unreachable_node</c>.</summary>
    public const string UnreachableNode = "unreachable_node";

    /// <summary><c>empty_graph</c>.</summary>
    public const string EmptyGraph = "empty_graph";

    /// <summary><c>agents_ref_not_found</c>.</summary>
    public const string AgentsRefNotFound = "agents_ref_not_found";

    /// <summary><c>recursive_subworkflow</c>.</summary>
    public const string RecursiveSubworkflow = "recursive_subworkflow";

    /// <summary><c>loop_entries</c>.</summary>
    public const string LoopEntries = "loop_entries";

    /// <summary><c>reserved_id</c>.</summary>
    public const string ReservedId = "reserved_id";

    /// <summary><c>bad_name</c>.</summary>
    public const string BadName = "bad_name";

    /// <summary><c>bad_schema</c>.</summary>
    public const string BadSchema = "bad_schema";

    /// <summary><c>conflicting_values</c>.</summary>
    public const string ConflictingValues = "conflicting_values";
}
