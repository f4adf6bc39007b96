namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.waiting</c>: Nothing runs; the run waits for people, events or timers.</summary>
public sealed record RunWaiting : LogData;
