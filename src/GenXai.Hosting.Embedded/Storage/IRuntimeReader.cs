using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage;

/// <summary>Committed state, for any thread.</summary>
internal interface IRuntimeReader
{
    OrchestrationState? Find(string id, bool withInput);

    OrchestrationPage Query(OrchestrationQuery query);

    /// <summary>Log entries from a number on, dense: it stops at the first gap.</summary>
    List<byte[]> ReadLog(string id, long from, int maximum);

    string? ReadEntity(EntityId id);

    string? FindDefinition(string hash);
}
