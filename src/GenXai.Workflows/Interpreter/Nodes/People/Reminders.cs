namespace GenXai.Workflows.Interpreter.Nodes.People;

/// <summary>How whoever is asked is reminded.</summary>
/// <param name="EverySeconds">How often, in seconds, above 0.</param>
/// <param name="Max">How many times at most, from 1.</param>
internal sealed record Reminders(double EverySeconds, int Max);
