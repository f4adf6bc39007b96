using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Http;

/// <summary>Around a generator of the SDK: turns what can go wrong into <see cref="ModelException"/>.</summary>
internal sealed class HttpEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly HttpModelInfo _info;

    public HttpEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, HttpModelInfo info)
        : base(inner) => _info = info;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }
        catch (Exception exception) when (exception is not ModelException && !cancellationToken.IsCancellationRequested)
        {
            throw HttpFailures.Describe(exception, _info);
        }
    }
}
