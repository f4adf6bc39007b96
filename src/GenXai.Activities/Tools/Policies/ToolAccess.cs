using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Tools.Policies;

/// <summary>Which tools may be called.</summary>
internal sealed class ToolAccess
{
    private readonly ToolOptions _options;

    public ToolAccess(ToolOptions options) => _options = options;

    /// <summary>How long people have to allow a call, in seconds, where the workflow does not say; null for ever.</summary>
    public double? ApprovalTimeoutSeconds => _options.ApprovalTimeoutSeconds;

    /// <summary>Why a tool may not be called; null when it may.</summary>
    public string? Refusal(string tool)
    {
        if (_options.Deny.Any(entry => Matches(entry, tool)))
        {
            return $"tool '{tool}' is denied on this host (deny list)";
        }

        return _options.Allow.IsEmpty || _options.Allow.Any(entry => Matches(entry, tool))
            ? null
            : $"tool '{tool}' is not on this host's allow list";
    }

    /// <summary>Whether the host has something to say about a tool: that it is denied, or that a person must allow it.</summary>
    public bool HasRule(string tool) => Refusal(tool) is not null || NeedsApproval(tool, declared: null);

    /// <summary>Whether a person must allow each call: the workflow or the host says so.</summary>
    public bool NeedsApproval(string tool, ToolDefinition? declared) =>
        declared is { RequiresApproval: true } || _options.Approval.Any(entry => Matches(entry, tool));

    private static bool Matches(string entry, string tool) => entry.EndsWith('*')
        ? tool.StartsWith(entry[..^1], StringComparison.Ordinal)
        : string.Equals(entry, tool, StringComparison.Ordinal);
}
