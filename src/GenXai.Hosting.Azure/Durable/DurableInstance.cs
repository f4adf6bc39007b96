using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Durable;

/// <summary>What the durable runtime knows of an instance.</summary>
/// <param name="Status">Where it stands; never <see cref="OrchestrationStatus.Waiting"/>, which only the custom status tells.</param>
/// <param name="UpdatedAt">When it last moved, UTC.</param>
/// <param name="CustomStatus">What it last said of itself; null if nothing.</param>
/// <param name="Input">The input of its current generation.</param>
/// <param name="Output">Its output; null until it completes.</param>
/// <param name="Failure">Why it failed or was terminated.</param>
public sealed record DurableInstance(
    OrchestrationStatus Status,
    DateTimeOffset UpdatedAt,
    string? CustomStatus,
    string? Input,
    string? Output,
    FailureDetails? Failure);
