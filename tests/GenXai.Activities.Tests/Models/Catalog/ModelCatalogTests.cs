using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Tests.Models.Http;
using GenXai.Workflows.Contracts.Calls;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Catalog;

public sealed class ModelCatalogTests
{
    [Theory]
    [InlineData("gpt-4o", 2.5)]
    [InlineData("gpt-4o-2024-08-06", 2.5)]
    [InlineData("gpt-4o-mini", 0.15)]
    [InlineData("gpt-4o-mini-2024-07-18", 0.15)]
    [InlineData("GPT-4-0613", 30)]
    public void Find_BuiltIn_KnowsVersions(string model, double price) =>
        ModelCatalog.Load(new MapSettings()).Find("openai", model).InputPerMillionUsd.ShouldBe((decimal)price);

    [Fact]
    public void Find_Unknown_HasNoPriceAndNoLimit() => ModelCatalog.Load(new MapSettings()).Find("openai", "mine").ShouldBe(ModelEntry.Unknown);

    [Fact]
    public void Load_UsersTable_WinsFieldByField()
    {
        var catalog = ModelCatalog.Load(new MapSettings
        {
            ["GENXAI_MODELS"] = """{"gpt-4o": {"input_per_million_usd": 1}, "azure_openai/gpt-4o": {"max_concurrency": 3}}""",
        });

        catalog.Find("openai", "gpt-4o").ShouldBe(new ModelEntry { InputPerMillionUsd = 1, OutputPerMillionUsd = 10, ContextTokens = 128000 });
        catalog.Find("azure_openai", "gpt-4o").MaxConcurrency.ShouldBe(3);
        ModelCatalog.Cost(catalog.Find("openai", "gpt-4o"), new CallUsage(2_000_000, 100_000, 0)).ShouldBe(3m);
    }

    [Fact]
    public void Load_File_IsRead()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{"mine": {"output_per_million_usd": 4}}""");
            ModelCatalog.Load(new MapSettings { ["GENXAI_MODELS"] = path }).Find("ollama", "mine:latest").OutputPerMillionUsd.ShouldBe(4);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
