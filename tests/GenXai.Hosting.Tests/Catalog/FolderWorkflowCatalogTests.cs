using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Catalog;

public sealed class FolderWorkflowCatalogTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-catalog-");
    private readonly FolderWorkflowCatalog _catalog;

    public FolderWorkflowCatalogTests() => _catalog = new FolderWorkflowCatalog(Path.Combine(_folder.FullName, "c"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Add_NewestAgain_IsTheSameVersion()
    {
        (await _catalog.AddAsync("a", "sha256:1", At)).ShouldBe(new WorkflowVersion("a", 1, "sha256:1", At));
        (await _catalog.AddAsync("a", "sha256:1", At.AddDays(1))).ShouldBe(new WorkflowVersion("a", 1, "sha256:1", At));
        (await _catalog.AddAsync("a", "sha256:2", At)).Number.ShouldBe(2);
        (await _catalog.AddAsync("a", "sha256:1", At)).Number.ShouldBe(3);
        (await _catalog.VersionsAsync("a")).Select(version => version.Number).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Remove_ThenAdd_GoesOnCounting()
    {
        await _catalog.AddAsync("a", "sha256:1", At);
        (await _catalog.RemoveAsync("a", At)).ShouldBeTrue();
        (await _catalog.RemoveAsync("a", At)).ShouldBeFalse();
        (await _catalog.RemoveAsync("b", At)).ShouldBeFalse();
        (await _catalog.VersionsAsync("a")).ShouldBeEmpty();
        (await _catalog.ListAsync()).ShouldBeEmpty();
        (await _catalog.AddAsync("a", "sha256:1", At)).Number.ShouldBe(3);
        (await _catalog.VersionsAsync("a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Add_FromManyAtOnce_GivesEachANumberOfItsOwn()
    {
        var other = new FolderWorkflowCatalog(Path.Combine(_folder.FullName, "c"));
        var added = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            (number % 2 == 0 ? _catalog : other).AddAsync("a", $"sha256:{number}", At)));
        added.Select(version => version.Number).Order().ShouldBe(Enumerable.Range(1, 40));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("with space")]
    [InlineData("übersicht")]
    public async Task Add_OddName_StaysInTheFolder(string name)
    {
        await _catalog.AddAsync(name, "sha256:1", At);
        await _catalog.AddAsync("A", "sha256:1", At);
        await _catalog.AddAsync("a", "sha256:2", At);
        (await _catalog.ListAsync()).Select(version => version.Name).ShouldBe(new[] { name, "A", "a" }.Order(StringComparer.Ordinal));
        Directory.GetFileSystemEntries(_folder.FullName).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Versions_DamagedFile_IsAStorageError()
    {
        await _catalog.AddAsync("a", "sha256:1", At);
        var file = Directory.GetFiles(_folder.FullName, "*.json", SearchOption.AllDirectories).ShouldHaveSingleItem();
        await File.WriteAllTextAsync(file, "{");
        (await Should.ThrowAsync<StorageException>(() => _catalog.VersionsAsync("a"))).Message.ShouldContain("catalogue");
    }
}
