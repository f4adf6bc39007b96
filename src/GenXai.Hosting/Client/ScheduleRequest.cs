namespace GenXai.Hosting.Client;

/// <summary>What to start.</summary>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="InstanceId">The id of the new instance.</param>
/// <param name="Input">Its input, serialised.</param>
public sealed record ScheduleRequest(string Name, string InstanceId, string? Input)
{
    /// <summary>The orchestrator's version; null: the newest that the host knows.</summary>
    public string? Version { get; init; }

    /// <summary>The root of the tree that it belongs to; null: it is a root itself.</summary>
    public string? RootId { get; init; }

    /// <summary>A short text that lists can be filtered by, such as the workflow's name.</summary>
    public string? Tag { get; init; }

    /// <summary>JSON for whoever lists instances, such as the definition's hash.</summary>
    public string? Metadata { get; init; }
}
