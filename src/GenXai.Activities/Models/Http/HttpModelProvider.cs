using System.Collections.Concurrent;
using GenXai.Activities.Models.Embeddings;
using GenXai.Activities.Models.Settings;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Http;

/// <summary>A provider of models over HTTP: clients are made on first use, one per model, and shared.</summary>
internal abstract class HttpModelProvider : IModelProvider, IEmbeddingProvider, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IChatClient>> _clients = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Lazy<IEmbeddingGenerator<string, Embedding<float>>>> _generators = new(StringComparer.Ordinal);

    protected HttpModelProvider(IModelSettings settings) => Settings = settings;

    public abstract string Name { get; }

    public abstract bool IsConfigured { get; }

    public abstract string? Endpoint { get; }

    public abstract bool OffersStructuredOutput { get; }

    public string? DefaultModel => Settings.Text(DefaultModelSetting);

    protected IModelSettings Settings { get; }

    /// <summary>The setting that names the model for agents that name none.</summary>
    protected abstract string DefaultModelSetting { get; }

    public IChatClient GetClient(string? model)
    {
        var name = model ?? DefaultModel
            ?? throw new ModelException($"{Name}: no model is named; set llm on the agent, or {DefaultModelSetting}", transient: false);
        return _clients.GetOrAdd(name, key => new Lazy<IChatClient>(() => Connect(key), LazyThreadSafetyMode.PublicationOnly)).Value;
    }

    public IEmbeddingGenerator<string, Embedding<float>> GetEmbeddingGenerator(string model) => _generators.GetOrAdd(
        model,
        key => new Lazy<IEmbeddingGenerator<string, Embedding<float>>>(() => ConnectEmbeddings(key), LazyThreadSafetyMode.PublicationOnly)).Value;

    public void Dispose()
    {
        foreach (var generator in _generators.Values)
        {
            if (generator.IsValueCreated)
            {
                generator.Value.Dispose();
            }
        }

        foreach (var client in _clients.Values)
        {
            if (client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }

    protected abstract IChatClient Connect(string model);

    protected abstract IEmbeddingGenerator<string, Embedding<float>> ConnectEmbeddings(string model);
}
