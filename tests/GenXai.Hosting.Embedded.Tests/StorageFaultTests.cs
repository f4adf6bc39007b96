using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.Storage.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests;

public sealed class StorageFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Open_FileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "runs.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var fault = await Should.ThrowAsync<StorageException>(OpenAsync(_folder.FullName));
        fault.Code.ShouldBe("storage_error");
        fault.Message.ShouldContain("runs.db");
        fault.Message.ShouldContain("not a genxai database");
    }

    [Fact]
    public async Task Open_FolderThatIsAFile_SaysSo()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<StorageException>(OpenAsync(file))).Message.ShouldContain("--data");
    }

    [Fact]
    public async Task Open_StoreOfANewerProgram_SaysSo()
    {
        using (var db = SqliteDatabase.Open(Path.Combine(_folder.FullName, "runs.db")))
        {
            db.Execute("PRAGMA user_version=999");
        }

        (await Should.ThrowAsync<StorageException>(OpenAsync(_folder.FullName))).Message.ShouldContain("newer genxai");
    }

    [Theory]
    [InlineData("/data/x", "nfs4")]
    [InlineData("/database", "ext4")]
    [InlineData("/data", "nfs4")]
    public void KindIn_Mounts_GivesTheLongestMountPointAbove(string folder, string kind) =>
        NetworkFileSystem.KindIn(["dev / ext4 rw 0 0", "srv:/ /data nfs4 rw 0 0"], folder).ShouldBe(kind);

    private static Task<EmbeddedHost> OpenAsync(string folder) =>
        EmbeddedHost.OpenAsync(new EmbeddedOptions { Program = _ => new EmbeddedProgram(), DataFolder = folder });
}
