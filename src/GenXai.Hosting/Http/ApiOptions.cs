using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Http;

/// <summary>Limits and times of the HTTP API.</summary>
public sealed record ApiOptions
{
    /// <summary>The largest body that brings a run's input or an answer, in bytes.</summary>
    public int MaxInputBytes { get; init; } = 1024 * 1024;

    /// <summary>The largest body that brings a workflow's files, in bytes.</summary>
    public int MaxDefinitionBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The largest body that brings a batch's items, in bytes.</summary>
    public int MaxBatchBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The deepest nesting of a body; at most <see cref="JsonLimits.MaxValueDepth"/>.</summary>
    public int MaxDepth { get; init; } = JsonLimits.MaxValueDepth;

    /// <summary>The longest wait that <c>Prefer: wait=N</c> gets; hosts in the cloud cut requests after 230 s.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(200);

    /// <summary>How often a stream of events says that it lives.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>When a stream of events is closed, for the reader to come back with the number it has reached.</summary>
    public TimeSpan MaxStream { get; init; } = TimeSpan.FromSeconds(200);
}
