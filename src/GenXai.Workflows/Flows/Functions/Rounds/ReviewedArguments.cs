using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What the function <c>reviewed</c> takes.</summary>
internal sealed record ReviewedArguments(
    JsonElement Draft, bool Accepted, int Iterations, IReadOnlyList<CriticFeedback> Feedback, int Max, bool Fails);
