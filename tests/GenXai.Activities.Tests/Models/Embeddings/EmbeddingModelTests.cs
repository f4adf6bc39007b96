using System.Diagnostics.Metrics;
using System.Numerics.Tensors;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Embeddings;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tests.Models.Http;
using GenXai.Testing.Models;
using GenXai.Workflows.Contracts.Calls;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Embeddings;

public sealed class EmbeddingModelTests : IDisposable
{
    private static readonly EmbeddingCall Call = new("run/1/a/1/1");
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("openai/text-embedding-3-small", "/v1/embeddings")]
    [InlineData("azure_openai/my-embeddings", "/openai/deployments/my-embeddings/embeddings")]
    [InlineData("ollama/nomic-embed-text", "/v1/embeddings")]
    public async Task Embed_OverHttp_GivesUnitVectorsUsageAndPrice(string model, string path)
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Embeddings(Vector));
        var embeddings = Model(server, model, ("GENXAI_MODELS", """{"text-embedding-3-small": {"input_per_million_usd": 1000}}"""));

        var set = await embeddings.EmbedAsync(["one", "three", "one"], Call, TestContext.Current.CancellationToken);

        embeddings.Name.ShouldBe(model);
        set.Model.ShouldBe(model);
        set.Dimensions.ShouldBe(2);
        set.Vectors.Count.ShouldBe(3);
        set.Vectors.Select(vector => TensorPrimitives.Norm(vector.Span)).ShouldAllBe(length => Math.Abs(length - 1) < 1e-5);
        set.Vectors[0].ToArray().ShouldBe(set.Vectors[2].ToArray());
        (set.Vectors[1].Span[0] / set.Vectors[1].Span[1]).ShouldBe(5, 1e-4);
        set.CacheHits.ShouldBe(0);
        set.Usage.ShouldBe(new CallUsage(6, 0, model.EndsWith("small", StringComparison.Ordinal) ? 0.006m : 0));
        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldStartWith(path);
        request.Key.ShouldStartWith("run/1/a/1/1-");
        request.Body.GetProperty("input").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Embed_KnownTexts_AreNotAskedAgainByOtherProcesses()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Embeddings(Vector));
        var hits = 0L;
        using var meter = new MeterListener();
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "genxai.model.cache")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        var authority = new Uri(server.Address).Authority;
        meter.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var told = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value, StringComparer.Ordinal);
            if (told["outcome"] == "hit" && told["kind"] == "embedding" && told["deployment"]!.Contains(authority, StringComparison.Ordinal))
            {
                Interlocked.Add(ref hits, count);
            }
        });
        meter.Start();

        await Model(server, "openai/e").EmbedAsync(["a", "b"], Call, TestContext.Current.CancellationToken);
        var set = await Model(server, "openai/e").EmbedAsync(["b", "c", "a"], Call, TestContext.Current.CancellationToken);

        set.CacheHits.ShouldBe(2);
        set.Usage.InputTokens.ShouldBe(3);
        Interlocked.Read(ref hits).ShouldBe(2);
        server.Requests.Select(request => string.Join(',', request.Body.GetProperty("input").EnumerateArray().Select(text => text.GetString())))
            .ShouldBe(["a,b", "c"]);
        server.Keys.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Embed_ManyAtOnce_AskForEachTextOnce()
    {
        var go = new TaskCompletionSource();
        await using var server = await FakeModelServer.StartAsync(_ => async exchange =>
        {
            await go.Task;
            await Answers.Embeddings(Vector)(exchange);
        });
        var model = Model(server, "openai/e");
        var calls = Enumerable.Range(0, 20)
            .Select(number => model.EmbedAsync([$"t{number % 3}", "t3"], Call, TestContext.Current.CancellationToken))
            .ToArray();
        go.SetResult();

        var sets = await Task.WhenAll(calls);

        sets.ShouldAllBe(set => set.Vectors.Count == 2);
        var texts = server.Requests.SelectMany(request => request.Body.GetProperty("input").EnumerateArray().Select(text => text.GetString())).ToList();
        texts.Order(StringComparer.Ordinal).ShouldBe(["t0", "t1", "t2", "t3"]);
    }

    [Fact]
    public async Task Embed_TransientFailure_IsAskedAgainAndNoted()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(503, "x", "down"), Answers.Embeddings(Vector));

        var set = await Model(server, "openai/e").EmbedAsync(["a"], Call, TestContext.Current.CancellationToken);

        set.Notes.ShouldHaveSingleItem().ShouldContain("HTTP 503");
        server.Keys.Last().ShouldBe(server.Keys.First() + ".2");
    }

    [Fact]
    public async Task Embed_RefusedKey_FailsForGoodAndOthersTryForThemselves()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Error(401, "invalid_api_key", "no"), Answers.Embeddings(Vector));
        var model = Model(server, "openai/e");

        var failure = await Should.ThrowAsync<ModelException>(() => model.EmbedAsync(["a"], Call, TestContext.Current.CancellationToken));
        var later = await model.EmbedAsync(["a"], Call, TestContext.Current.CancellationToken);

        failure.Transient.ShouldBeFalse();
        failure.Message.ShouldContain("OPENAI_API_KEY");
        later.Vectors.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Embed_MoreTextsThanARequestTakes_AreAskedInParts()
    {
        await using var server = await FakeModelServer.StartAsync(Answers.Embeddings(Vector));
        var texts = Enumerable.Range(0, 600).Select(number => new string('x', number)).ToArray();

        var set = await Model(server, "openai/e").EmbedAsync(texts, Call, TestContext.Current.CancellationToken);

        set.Vectors.Count.ShouldBe(600);
        (set.Vectors[599].Span[0] / set.Vectors[599].Span[1]).ShouldBe(599, 0.1);
        server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("nonsense", "must be 'local' or 'provider/model'")]
    [InlineData("other/model", "known are azure_openai, openai, ollama")]
    [InlineData("ollama/model", "not configured")]
    public void Create_FaultySetting_SaysHowToMendIt(string setting, string expected)
    {
        var settings = new MapSettings { ["GENXAI_EMBEDDINGS"] = setting };

        Should.Throw<ModelException>(() => EmbeddingModels.Create(ModelProviderSet.Create(settings), new ModelOptions { Settings = settings }))
            .Message.ShouldContain(expected);
    }

    private static float[] Vector(string text) => [text.Length, 1];

    private IEmbeddingModel Model(FakeModelServer server, string name, params (string Name, string Value)[] more)
    {
        var settings = new MapSettings
        {
            ["GENXAI_EMBEDDINGS"] = name,
            ["OPENAI_BASE_URL"] = server.Address + "/v1",
            ["OPENAI_API_KEY"] = "k",
            ["AZURE_OPENAI_ENDPOINT"] = server.Address,
            ["AZURE_OPENAI_API_KEY"] = "k",
            ["OLLAMA_HOST"] = server.Address,
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return EmbeddingModels.Create(
            ModelProviderSet.Create(settings), ModelOptions.InFolder(_folder) with { Settings = settings }, new ManualClock());
    }
}
