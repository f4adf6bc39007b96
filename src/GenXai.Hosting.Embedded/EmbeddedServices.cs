using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded;

/// <summary>What a host offers to its own orchestrators and activities.</summary>
/// <param name="Client">Starts and queries instances.</param>
/// <param name="Log">Reads event logs.</param>
/// <param name="Definitions">Definitions by hash.</param>
public sealed record EmbeddedServices(IOrchestrationClient Client, IEventLogReader Log, IDefinitionStore Definitions);
