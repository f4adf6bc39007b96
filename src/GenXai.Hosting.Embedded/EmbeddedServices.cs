using GenXai.Activities.Payloads;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Embedded;

/// <summary>What a host offers to its own orchestrators and activities.</summary>
/// <param name="Client">Starts and queries instances.</param>
/// <param name="Log">Reads event logs.</param>
/// <param name="Definitions">Definitions by hash.</param>
/// <param name="Payloads">Values that are too large for history; purged with their runs.</param>
/// <param name="Sealer">Seals what else the host's parts keep in the data folder.</param>
public sealed record EmbeddedServices(
    IOrchestrationClient Client, IEventLogReader Log, IDefinitionStore Definitions, IPayloadStore Payloads, ISealer Sealer);
