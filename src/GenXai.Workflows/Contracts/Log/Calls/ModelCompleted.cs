using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Workflows.Contracts.Log.Calls;

/// <summary><c>model.completed</c>: A model call has ended.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Call">Which call of this agent in the run, from 1.</param>
/// <param name="Key">The call's key.</param>
/// <param name="Outcome">What it gave.</param>
public sealed record ModelCompleted(int Step, string Agent, int Call, string Key, ModelCallOutcome Outcome) : StepData;
