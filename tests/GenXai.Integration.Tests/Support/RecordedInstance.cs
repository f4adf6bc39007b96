using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Integration.Tests.Support;

/// <summary>All that a host kept of one instance, and all that it did on the way.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Log">Its event log.</param>
/// <param name="Generations">Its generations in order.</param>
internal sealed record RecordedInstance(
    OrchestrationState State, IReadOnlyList<LogEntry> Log, IReadOnlyList<RecordedGeneration> Generations);
