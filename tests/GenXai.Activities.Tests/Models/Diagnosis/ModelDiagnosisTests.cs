using GenXai.Activities.Models.Diagnosis;
using GenXai.Activities.Tests.Models.Http;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models.Diagnosis;

public sealed class ModelDiagnosisTests
{
    [Fact]
    public void Of_NothingSet_SaysWhatToSetAndThatTheOfflineModelAnswers()
    {
        var told = Told(new MapSettings());

        told.ShouldContain("unset model: azure_openai: not configured; set AZURE_OPENAI_ENDPOINT (and AZURE_OPENAI_API_KEY, or sign in by identity)");
        told.ShouldContain("unset model: openai: not configured; set OPENAI_API_KEY (and OPENAI_BASE_URL for a compatible server)");
        told.ShouldContain("unset model: ollama: not configured; set OLLAMA_HOST");
        told.ShouldContain("ok model: agents without llm_provider are answered by offline");
        told.ShouldContain("ok embeddings: local/hashed-words-1; set GENXAI_EMBEDDINGS for another");
    }

    [Fact]
    public void Of_AllSet_SaysWhoAnswersWithoutAnyKey()
    {
        var told = Told(new MapSettings
        {
            ["AZURE_OPENAI_ENDPOINT"] = "https://r.openai.azure.com/",
            ["OPENAI_API_KEY"] = "sk-secret",
            ["OPENAI_MODEL"] = "gpt-4o",
            ["GENXAI_EMBEDDINGS"] = "openai/text-embedding-3-small",
            ["GENXAI_REDIS"] = "127.0.0.1:1,password=sk-secret",
            ["GENXAI_REQUEST_SECONDS"] = "30",
        });

        told.ShouldContain("ok model: azure_openai: r.openai.azure.com, by the machine's identity; agents must name their llm");
        told.ShouldContain("ok model: openai: api.openai.com, with a key; agents without llm use gpt-4o");
        told.ShouldContain("ok model: agents without llm_provider are answered by azure_openai");
        told.ShouldContain("ok embeddings: openai/text-embedding-3-small");
        told.ShouldContain("ok cache: in memory and in Redis");
        told.ShouldContain("ok GENXAI_REQUEST_SECONDS: 30 s");
        told.ShouldNotContain("sk-secret");
    }

    [Theory]
    [InlineData("AZURE_OPENAI_ENDPOINT", "nowhere", "AZURE_OPENAI_ENDPOINT must be a URL")]
    [InlineData("GENXAI_MODELS", "{\"m\": {\"max_concurrency\": 0}}", "must be at least 1")]
    [InlineData("GENXAI_CACHE_SECONDS", "long", "GENXAI_CACHE_SECONDS must be a number")]
    [InlineData("GENXAI_EMBEDDINGS", "ollama/e", "names ollama, which is not configured")]
    [InlineData("GENXAI_REDIS", "password=x", "GENXAI_REDIS must be an address")]
    public void Of_FaultySetting_IsBad(string name, string value, string expected) =>
        ModelDiagnosis.Of(new MapSettings { [name] = value }).Where(finding => finding.State == "bad")
            .ShouldHaveSingleItem().Text.ShouldContain(expected);

    private static string Told(MapSettings settings) =>
        string.Join('\n', ModelDiagnosis.Of(settings).Select(finding => $"{finding.State} {finding.Subject}: {finding.Text}"));
}
