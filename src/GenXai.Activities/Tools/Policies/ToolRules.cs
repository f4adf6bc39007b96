namespace GenXai.Activities.Tools.Policies;

/// <summary>What a host says of its tools, for those who list them.</summary>
public sealed class ToolRules
{
    private readonly ToolAccess _access;

    /// <summary>Reads the rules.</summary>
    /// <param name="options">The host's tools.</param>
    public ToolRules(ToolOptions options) => _access = new ToolAccess(options);

    /// <summary>Whether the host does not let a tool be called.</summary>
    /// <param name="tool">Its name.</param>
    public bool IsDenied(string tool) => _access.Refusal(tool) is not null;

    /// <summary>Whether the host has a person allow each call.</summary>
    /// <param name="tool">Its name.</param>
    public bool NeedsApproval(string tool) => _access.NeedsApproval(tool, declared: null);
}
