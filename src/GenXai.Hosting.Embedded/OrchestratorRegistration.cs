using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded;

/// <summary>An orchestrator that a host knows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version (engine number); the one registered last for a name is the newest.</param>
/// <param name="Orchestrator">The code.</param>
public sealed record OrchestratorRegistration(string Name, string Version, IOrchestrator Orchestrator);
