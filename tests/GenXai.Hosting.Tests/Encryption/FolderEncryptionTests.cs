using System.Security.Cryptography;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.Encryption.Folders;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Encryption;

public sealed class FolderEncryptionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");

    private string Manifest => Path.Combine(_folder.FullName, FolderEncryption.FileName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Open_WithoutKeys_IsOffAndLeavesNothing()
    {
        FolderEncryption.Open(_folder.FullName, null).IsOn.ShouldBeFalse();

        _folder.EnumerateFileSystemInfos().ShouldBeEmpty();
        FolderEncryption.IsOn(_folder.FullName).ShouldBeFalse();
    }

    [Fact]
    public void Open_OnceEncrypted_WithoutKeysIsRefused()
    {
        FolderEncryption.Open(_folder.FullName, Keys("k1")).IsOn.ShouldBeTrue();

        Should.Throw<StorageException>(() => FolderEncryption.Open(_folder.FullName, null)).Message.ShouldContain("'k1'");
    }

    [Fact]
    public void Open_WithAnotherKey_IsRefusedAtOnce()
    {
        FolderEncryption.Open(_folder.FullName, Keys("k1"));

        Should.Throw<StorageException>(() => FolderEncryption.Open(_folder.FullName, Keys("k1"))).Message.ShouldContain("is not the one");
        Should.Throw<StorageException>(() => FolderEncryption.Open(_folder.FullName, Keys("k2"))).Message.ShouldContain("'k1'");
    }

    [Fact]
    public void Open_AfterRotation_NeedsBoth()
    {
        var old = Keys("k1").Current;
        var fresh = Keys("k2").Current;
        var both = new MasterKeys([fresh, old], "the test");
        FolderEncryption.Open(_folder.FullName, new MasterKeys([old], "the test"));

        FolderEncryption.Open(_folder.FullName, both).KeyVersion.ShouldBe("k2");

        FolderEncryption.Open(_folder.FullName, both).KeyVersion.ShouldBe("k2");
        Should.Throw<StorageException>(() => FolderEncryption.Open(_folder.FullName, new MasterKeys([fresh], "the test")));
    }

    [Fact]
    public void Open_ManifestThatWasChanged_IsRefused()
    {
        var keys = Keys("k1");
        FolderEncryption.Open(_folder.FullName, keys);
        File.WriteAllText(Manifest, File.ReadAllText(Manifest).Replace("\"plain\": false", "\"plain\": true", StringComparison.Ordinal));

        Should.Throw<StorageException>(() => FolderEncryption.Open(_folder.FullName, keys)).Message.ShouldContain("changed");
    }

    [Fact]
    public void Open_FolderThatHeldRuns_ReadsWhatWasPlain()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "runs.db"), "");
        var scope = new SealScope("run", "input");

        FolderEncryption.Open(_folder.FullName, Keys("k1")).Open("{}", scope).ShouldBe("{}");
    }

    [Fact]
    public void Manifest_OfAnyVersion_HasTheFormOfOld()
    {
        FolderEncryption.Open(_folder.FullName, new MasterKeys([new MasterKey("k1", new byte[MasterKey.Bytes])], "the test"));

        File.ReadAllText(Manifest).ReplaceLineEndings("\n").ShouldBe(
            """
            {
              "schemaVersion": 1,
              "plain": false,
              "keys": [
                {
                  "version": "k1",
                  "check": "Zjkd66z6Yoj6gR6/rakvxeX5MK5I3I84Kw6RRKuih7o="
                }
              ]
            }
            """.ReplaceLineEndings("\n"));
    }

    private static MasterKeys Keys(string version) =>
        new([new MasterKey(version, RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the test");
}
