namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What the function <c>review</c> takes.</summary>
internal sealed record ReviewArguments(IReadOnlyList<CriticVerdict> Verdicts, int Iterations);
