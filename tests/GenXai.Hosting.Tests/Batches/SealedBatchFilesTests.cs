using System.Text;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Batches;

public sealed class SealedBatchFilesTests : IDisposable
{
    private const string Name = "b/results/00000.ndjson";
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai-sealed-").FullName;
    private readonly FolderBatchFiles _inner;
    private readonly SealedBatchFiles _files;

    public SealedBatchFilesTests()
    {
        _inner = new FolderBatchFiles(_folder);
        _files = new SealedBatchFiles(_inner, new AesSealer(new MasterKeys([new MasterKey("1", new byte[MasterKey.Bytes])], "the test"), readsPlain: false));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Put_OfManyBlocks_IsReadBackAndShowsNothingOnDisk()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{{\"secret\":{number}}}\n"));

        await _files.PutAsync(Name, Encoding.UTF8.GetBytes(text), Cancel);

        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, Name), Cancel)).ShouldNotContain("secret");
        await using var stream = await _files.OpenAsync(Name, Cancel);
        using var reader = new StreamReader(stream!);
        (await reader.ReadToEndAsync(Cancel)).ShouldBe(text);
    }

    [Fact]
    public async Task Open_OfAFileThatWasMoved_IsRefused()
    {
        await _files.PutAsync(Name, "1"u8.ToArray(), Cancel);
        await _inner.PutAsync("c/results/00000.ndjson", await File.ReadAllBytesAsync(Path.Combine(_folder, Name), Cancel), Cancel);

        (await Should.ThrowAsync<StorageException>(ReadAsync("c/results/00000.ndjson"))).Message.ShouldContain("does not open");
    }

    [Fact]
    public async Task Open_OfTheInbox_ReadsWhatSendersPutThere()
    {
        await _inner.PutAsync("inbox/items.ndjson", "1\n"u8.ToArray(), Cancel);

        (await ReadAsync("inbox/items.ndjson")).ShouldBe("1\n");
    }

    [Fact]
    public async Task Open_OfNoFile_GivesNothing() => (await _files.OpenAsync("b/none", Cancel)).ShouldBeNull();

    private async Task<string> ReadAsync(string name)
    {
        await using var stream = await _files.OpenAsync(name, Cancel);
        using var reader = new StreamReader(stream!);
        return await reader.ReadToEndAsync(Cancel);
    }
}
