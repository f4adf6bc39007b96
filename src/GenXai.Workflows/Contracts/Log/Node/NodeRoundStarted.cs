namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.round_started</c>: A further round of a loop starts; the path is the loop's head.</summary>
/// <param name="Round">How often the loop has gone back since it was entered, from 1.</param>
/// <param name="By">The node that went back first.</param>
public sealed record NodeRoundStarted(int Round, string By) : LogData;
