namespace GenXai.Workflows.Orchestration;

/// <summary>How a sub-orchestration is started.</summary>
/// <param name="InstanceId">Its id, chosen by the caller so that a repeat finds the same instance.</param>
/// <param name="Version">The orchestrator's version (the interpreter's engine number), or null for the newest.</param>
public sealed record SubOrchestrationOptions(string InstanceId, string? Version = null);
