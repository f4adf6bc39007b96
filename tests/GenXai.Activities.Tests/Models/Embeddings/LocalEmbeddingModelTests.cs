using System.Numerics.Tensors;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Embeddings;
using GenXai.Activities.Tests.Models.Http;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Embeddings;

public sealed class LocalEmbeddingModelTests
{
    private static readonly IEmbeddingModel Model = EmbeddingModels.Create([], new ModelOptions { Settings = new MapSettings() });

    [Theory]
    [InlineData("When were the invoices paid?", "The invoice was paid on Monday", "The cat sleeps on the roof")]
    [InlineData("shipping delays", "The shipment was delayed for two days", "Our office has a new coffee machine")]
    [InlineData("reset my password", "Users reset passwords on the profile page", "The quarterly report is due in June")]
    public async Task Embed_RelatedTexts_AreCloserThanOthers(string question, string near, string far)
    {
        var vectors = (await EmbedAsync(question, near, far)).Vectors;

        TensorPrimitives.Dot(vectors[0].Span, vectors[1].Span)
            .ShouldBeGreaterThan(TensorPrimitives.Dot(vectors[0].Span, vectors[2].Span) + 0.2f);
    }

    [Fact]
    public async Task Embed_Again_IsTheSameInEveryProcess()
    {
        var set = await EmbedAsync("The same text", "The same text", "");

        set.Model.ShouldBe("local/hashed-words-1");
        set.Dimensions.ShouldBe(384);
        set.Vectors[0].ToArray().ShouldBe(set.Vectors[1].ToArray());
        TensorPrimitives.Norm(set.Vectors[0].Span).ShouldBe(1, 1e-5);
        TensorPrimitives.Norm(set.Vectors[2].Span).ShouldBe(0);
        // What was stored by one version must be found by the next: another result needs another name.
        TensorPrimitives.IndexOfMaxMagnitude(set.Vectors[0].Span).ShouldBe(138);
    }

    private static Task<EmbeddingSet> EmbedAsync(params string[] texts) =>
        Model.EmbedAsync(texts, new EmbeddingCall("k"), TestContext.Current.CancellationToken);
}
