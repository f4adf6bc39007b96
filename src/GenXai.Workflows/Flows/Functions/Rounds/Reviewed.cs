using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>The result of a critic review.</summary>
internal sealed record Reviewed(JsonElement Result, bool Accepted, int Iterations, IReadOnlyList<CriticFeedback> Feedback);
