namespace GenXai.Workflows.Contracts.Log.Human;

/// <summary><c>human.reminded</c>: A person was asked some time ago and has not answered.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Count">Which reminder of this question, from 1.</param>
public sealed record HumanReminded(int Step, int Count) : LogData;
