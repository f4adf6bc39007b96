namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What a review came to.</summary>
internal sealed record Reviewing(bool Accepted, int Iterations, IReadOnlyList<CriticFeedback> Feedback);
