using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Envelopes;

/// <summary>The persisted form of a call's result.</summary>
internal sealed record ResultEnvelopeData(string? Value, FailureDetails? Failure)
{
    public int SchemaVersion { get; init; } = 1;
}
