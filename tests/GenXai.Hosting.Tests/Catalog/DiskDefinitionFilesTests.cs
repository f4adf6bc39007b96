using GenXai.Hosting.Catalog;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Catalog;

public sealed class DiskDefinitionFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-files-");
    private readonly DiskDefinitionFiles _files;

    public DiskDefinitionFilesTests() => _files = new DiskDefinitionFiles(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_RelativePath_StartsAtTheWorkingDirectory()
    {
        Write("a.yaml", "\uFEFFtext"u8);

        var file = _files.Read("a.yaml");

        file.Exists.ShouldBeTrue();
        file.Text.ShouldBe("text");
        file.Error.ShouldBeNull();
    }

    [Fact]
    public void Read_MissingFile_DoesNotExist()
    {
        var file = _files.Read("gone.yaml");

        file.Exists.ShouldBeFalse();
        file.Text.ShouldBeNull();
    }

    [Fact]
    public void Read_Folder_SaysWhatItIs()
    {
        _folder.CreateSubdirectory("sub");

        _files.Read("sub").Error.ShouldNotBeNull().ShouldContain("folder");
    }

    [Fact]
    public void Read_NotUtf8_SaysHowToMendIt()
    {
        Write("bad.yaml", [0xff, 0xfe, 0x80]);

        _files.Read("bad.yaml").Error.ShouldNotBeNull().ShouldContain("UTF-8");
    }

    [Fact]
    public void Read_TooLarge_IsRefused()
    {
        using (var stream = File.Create(Path.Combine(_folder.FullName, "big.yaml")))
        {
            stream.SetLength((16 * 1024 * 1024) + 1);
        }

        _files.Read("big.yaml").Error.ShouldNotBeNull().ShouldContain("16 MiB");
    }

    [Theory]
    [InlineData("sub/a.yaml", "sub/")]
    [InlineData("./sub/a.yaml", "./sub/")]
    public void Siblings_RelativePath_StayRelativeSortedAndWithoutTests(string path, string prefix)
    {
        _folder.CreateSubdirectory("sub");
        foreach (var name in (string[])["b.yml", "a.yaml", "a.test.yaml", "note.txt"])
        {
            Write($"sub/{name}", "x"u8);
        }

        _files.Siblings(path).ShouldBe([prefix + "a.yaml", prefix + "b.yml"]);
    }

    [Fact]
    public void Siblings_NoSuchFolder_AreNone() => _files.Siblings("gone/a.yaml").ShouldBeEmpty();

    private void Write(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), bytes);
}
