namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>What the function <c>again</c> takes, and gives with one round more.</summary>
internal sealed record AgainArguments(int Rounds, string Feedback);
