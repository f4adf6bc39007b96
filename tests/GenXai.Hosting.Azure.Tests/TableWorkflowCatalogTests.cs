using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

public sealed class TableWorkflowCatalogTests(Azurite azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Versions_OfOneName_AreNumberedAndNeverUsedAgain()
    {
        var catalog = (await azurite.OpenAsync()).Workflows;

        await catalog.AddAsync("my flow", "a", Now);
        await catalog.AddAsync("my flow", "a", Now);
        await catalog.AddAsync("my flow", "b", Now);
        (await catalog.VersionsAsync("my flow")).Select(version => (version.Number, version.Definition)).ShouldBe([(2, "b"), (1, "a")]);
        (await catalog.RemoveAsync("my flow", Now)).ShouldBeTrue();
        (await catalog.RemoveAsync("my flow", Now)).ShouldBeFalse();
        (await catalog.VersionsAsync("my flow")).ShouldBeEmpty();
        (await catalog.AddAsync("my flow", "a", Now)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task Add_ManyAtOnce_GivesEachANumberOfItsOwn()
    {
        var catalog = (await azurite.OpenAsync()).Workflows;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => catalog.AddAsync("x", $"hash{i}", Now)));
        await catalog.AddAsync("B", "h", Now);

        (await catalog.VersionsAsync("x")).Select(version => version.Number).ShouldBe([5, 4, 3, 2, 1]);
        (await catalog.ListAsync()).Select(version => (version.Name, version.Number)).ShouldBe([("B", 1), ("x", 5)]);
    }
}
