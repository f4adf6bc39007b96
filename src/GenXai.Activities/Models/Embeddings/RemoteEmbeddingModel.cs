using System.Collections.Concurrent;
using GenXai.Activities.Calls;
using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Models.Http;
using GenXai.Activities.Models.Remote;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>An embedding model over a network: cache, limits, circuit breaker, retries, price, like a chat model.</summary>
internal sealed class RemoteEmbeddingModel : IEmbeddingModel
{
    // Services take a few hundred to two thousand texts at once; Azure's limit is the lowest of those in use.
    private const int MostTexts = 256;
    private readonly RemoteDeployments _deployments;
    private readonly IModelProvider _provider;
    private readonly string _model;
    private readonly Lazy<VectorCache> _vectors;

    public RemoteEmbeddingModel(RemoteDeployments deployments, IModelProvider provider, string model)
    {
        _deployments = deployments;
        _provider = provider;
        _model = model;
        _vectors = new Lazy<VectorCache>(() => new VectorCache(deployments.Cache, Deployment), LazyThreadSafetyMode.PublicationOnly);
    }

    public string Name => $"{_provider.Name}/{_model}";

    private string Deployment => $"{_provider.Name}{(_provider.Endpoint is { } endpoint ? "@" + endpoint : string.Empty)}/{_model}";

    public async Task<EmbeddingSet> EmbedAsync(IReadOnlyList<string> texts, EmbeddingCall call, CancellationToken cancellationToken)
    {
        var limit = CallLimit.Of(call.TimeoutSeconds, null);
        var work = new Work(call.Key, limit, new ConcurrentQueue<string>(), new ConcurrentQueue<long>());
        VectorLookup found;
        try
        {
            found = await TimedCall.RunAsync(
                token => _vectors.Value.GetAsync(texts, missing => AskAllAsync(work, missing, token, cancellationToken), token),
                limit,
                _deployments.Clock.Time,
                cancellationToken);
        }
        catch (CallTimeoutException exception)
        {
            throw new ModelException(exception.Message, transient: true, exception) { Code = ErrorCodes.Timeout };
        }

        var tokens = work.Tokens.Sum();
        var usage = new CallUsage(tokens, 0, 0);
        return new EmbeddingSet(
            Name,
            found.Vectors.Count == 0 ? 0 : found.Vectors[0].Length,
            found.Vectors,
            usage with { CostUsd = ModelCatalog.Cost(Entry, usage) },
            found.Hits,
            [.. work.Notes]);
    }

    private ModelEntry Entry => _deployments.Catalog.Find(_provider.Name, _model);

    private async Task<IReadOnlyList<float[]>> AskAllAsync(Work work, IReadOnlyList<string> texts, CancellationToken token, CancellationToken stopping)
    {
        var vectors = new List<float[]>(texts.Count);
        foreach (var chunk in texts.Chunk(MostTexts))
        {
            vectors.AddRange(await AskAsync(work, chunk, token, stopping));
        }

        return vectors;
    }

    private async Task<IEnumerable<float[]>> AskAsync(Work work, string[] texts, CancellationToken token, CancellationToken stopping)
    {
        var generator = ((IEmbeddingProvider)_provider).GetEmbeddingGenerator(_model);
        var key = VectorKey.OfRequest(work.Key, texts);
        var answer = await _deployments.AskAsync(
            new RemoteTarget(_provider.Name, Deployment, Entry),
            new RequestSeries(key, work.Limit, work.Notes, _deployments.Clock),
            async (key, asking) =>
            {
                IdempotencyKey.Current = key;
                var vectors = await generator.GenerateAsync(texts, cancellationToken: asking);
                return vectors.Count == texts.Length
                    ? vectors
                    : throw new ModelException($"{Name}: asked for {texts.Length} vectors, got {vectors.Count}", transient: true) { Answered = true, ServiceFault = true };
            },
            token,
            stopping);
        work.Tokens.Enqueue(answer.Usage?.InputTokenCount ?? texts.Sum(TokenEstimate.Of));
        return answer.Select(static embedding => UnitVector.Of(embedding.Vector.ToArray()));
    }

    private sealed record Work(string Key, CallLimit Limit, ConcurrentQueue<string> Notes, ConcurrentQueue<long> Tokens);
}
