using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.People;

namespace GenXai.Integration.Tests.Support;

/// <summary>An open host with its client.</summary>
internal sealed record OpenBench(EmbeddedHost Host, ScriptedPeople People, DefinitionCatalog Catalog, IWorkflowClient Client) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        People.Dispose();
    }
}
