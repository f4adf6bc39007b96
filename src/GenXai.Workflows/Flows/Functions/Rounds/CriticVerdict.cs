namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What one of the critics says.</summary>
internal sealed record CriticVerdict(string Agent, Verdict Verdict);
