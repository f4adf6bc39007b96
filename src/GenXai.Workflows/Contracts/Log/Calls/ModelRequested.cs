namespace GenXai.Workflows.Contracts.Log.Calls;

/// <summary><c>model.requested</c>: A model call was scheduled.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Agent">The agent.</param>
/// <param name="AgentCall">Which call of this agent in the run, from 1.</param>
/// <param name="Key">The call's key.</param>
public sealed record ModelRequested(int Step, string Agent, int AgentCall, string Key) : LogData;
