using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;

namespace GenXai.Hosting.Catalog;

/// <summary>The programs that runs are pinned to: kept in a store by hash, read once.</summary>
public sealed class DefinitionCatalog : IDefinitionSource
{
    private readonly ConcurrentDictionary<string, WorkflowProgram> _programs = new(StringComparer.Ordinal);
    private readonly IDefinitionStore _store;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="store">Where bundles are kept.</param>
    public DefinitionCatalog(IDefinitionStore store) => _store = store;

    /// <summary>Keeps a program's bundle, so that runs can be pinned to it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AddAsync(WorkflowProgram program, CancellationToken cancellationToken = default)
    {
        var hash = program.Bundle.Hash;
        if (_programs.ContainsKey(hash))
        {
            return;
        }

        var text = JsonSerializer.Serialize(program.Bundle, HostingJsonContext.Default.WorkflowBundle);
        await _store.PutAsync(hash, text, cancellationToken);
        _programs.TryAdd(hash, program);
    }

    /// <inheritdoc />
    public WorkflowProgram Get(string hash)
    {
        if (_programs.TryGetValue(hash, out var known))
        {
            return known;
        }

        var text = _store.Find(hash)
            ?? throw new KeyNotFoundException($"The definition {hash} is not in the data folder; was it purged, or is this another folder?");
        var bundle = JsonSerializer.Deserialize(text, HostingJsonContext.Default.WorkflowBundle)
            ?? throw new KeyNotFoundException($"The definition {hash} is stored, but is empty.");
        return _programs.GetOrAdd(hash, WorkflowLoader.FromBundle(bundle));
    }
}
