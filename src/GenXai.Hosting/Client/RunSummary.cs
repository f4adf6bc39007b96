using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Client;

/// <summary>A run in a list.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Status">One of <see cref="RunStatuses"/>.</param>
/// <param name="CreatedAt">When it was started, UTC.</param>
/// <param name="UpdatedAt">When it last moved, UTC.</param>
/// <param name="Usage">What it has used so far.</param>
public sealed record RunSummary(
    string RunId, string Workflow, string Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, RunUsage Usage);
