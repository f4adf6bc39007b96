namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What a coordinator says of the outcome.</summary>
internal sealed record Supervision(string Action, string Feedback, IReadOnlyList<string> Unmet);
