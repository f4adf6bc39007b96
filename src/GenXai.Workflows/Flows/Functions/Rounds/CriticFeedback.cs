namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What one of the critics says, as the author is told.</summary>
internal sealed record CriticFeedback(string Agent, bool Accept, string Feedback);
