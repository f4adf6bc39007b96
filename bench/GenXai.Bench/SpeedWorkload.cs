using GenXai.Workflows.Definitions;

namespace GenXai.Bench;

/// <summary>A workload of the comparison.</summary>
/// <param name="Name">Its name, on both sides.</param>
/// <param name="Definition">What is run.</param>
/// <param name="Units">What one run counts for: its nodes, or all runs of one repetition.</param>
/// <param name="Repeats">How often it is measured.</param>
/// <param name="Concurrent">How many runs at once.</param>
internal sealed record SpeedWorkload(string Name, WorkflowDefinition Definition, int Units, int Repeats, int Concurrent = 1);
