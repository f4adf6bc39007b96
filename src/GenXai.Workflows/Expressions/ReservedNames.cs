namespace GenXai.Workflows.Expressions;

/// <summary>First names of a path that are explicit, and so taken (product.md, sections 5 and 8).</summary>
public static class ReservedNames
{
    /// <summary>The run's input.</summary>
    public const string Input = "input";

    /// <summary>The run's state.</summary>
    public const string State = "state";

    /// <summary>The nodes by id.</summary>
    public const string Nodes = "nodes";

    /// <summary>The host's secrets; found only inside activities.</summary>
    public const string Secrets = "secrets";
}
