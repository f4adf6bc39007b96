using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Sealed;

/// <summary>Opens what a reader reads.</summary>
internal sealed class SealedReader(IRuntimeReader inner, RowSeal seal) : IRuntimeReader
{
    public OrchestrationState? Find(string id, bool withInput) => inner.Find(id, withInput) is { } state ? seal.Open(state) : null;

    public OrchestrationPage Query(OrchestrationQuery query)
    {
        var page = inner.Query(query);
        return page with { Items = [.. page.Items.Select(seal.Open)] };
    }

    public List<byte[]> ReadLog(string id, long from, int maximum)
    {
        var number = from;
        return inner.ReadLog(id, from, maximum).ConvertAll(data => seal.OpenEntry(id, number++, data));
    }

    public string? ReadEntity(EntityId id) => seal.OpenEntity(id, inner.ReadEntity(id));

    public string? FindDefinition(string hash) => seal.OpenDefinition(hash, inner.FindDefinition(hash));
}
