namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Who is asked when nobody before has answered.</summary>
/// <param name="To">The template of who.</param>
/// <param name="TimeoutSeconds">How long they have, in seconds, above 0; null: as long as the node says.</param>
public sealed record EscalationSettings(string To, double? TimeoutSeconds = null);
