using System.Collections.Concurrent;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Embedded.Dispatch;

namespace GenXai.Hosting.Embedded.Clients;

/// <inheritdoc />
internal sealed class EmbeddedDefinitionStore(Engine engine, EmbeddedClient client) : IDefinitionStore
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public async Task PutAsync(string hash, string bundle, CancellationToken cancellationToken = default)
    {
        if (!_known.ContainsKey(hash))
        {
            await client.SubmitAsync(e => Put(e, hash, bundle), cancellationToken);
        }
    }

    public string? Find(string hash)
    {
        if (!_known.TryGetValue(hash, out var bundle))
        {
            bundle = engine.Store.Reader.FindDefinition(hash);
            if (bundle is not null)
            {
                _known.TryAdd(hash, bundle);
            }
        }

        return bundle;
    }

    private static bool Put(Engine e, string hash, string bundle)
    {
        e.Store.PutDefinition(hash, bundle);
        return true;
    }
}
