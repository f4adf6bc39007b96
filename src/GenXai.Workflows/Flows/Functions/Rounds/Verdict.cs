namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What a critic says.</summary>
internal sealed record Verdict(bool Accept, string Feedback);
