using System.Security.Cryptography;
using System.Text;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.Payloads;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Payloads;

/// <summary>What every payload store does, encrypted or not.</summary>
public abstract class PayloadConformance
{
    private static readonly MasterKeys Keys = new([new MasterKey("k1", RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the test");

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 20_000)]
    [InlineData(true, 20_000)]
    [InlineData(true, 65_536)]
    [InlineData(false, 3_000_000)]
    [InlineData(true, 3_000_000)]
    public async Task Open_WhatWasWritten_IsTheSame(bool isSealed, int length)
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed);
        var content = RandomNumberGenerator.GetBytes(length);
        var id = IdOf(content);

        await store.WriteAsync("run", id, new MemoryStream(content));

        (await ReadAsync(await StoreAsync(setup, isSealed), "run", id)).ShouldBe(content);
    }

    [Fact]
    public async Task Write_TextTenTimes_IsCompressed()
    {
        await using var setup = await SetUpAsync();
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the same words again and again; ", 10_000)));

        await (await StoreAsync(setup, isSealed: true)).WriteAsync("run", IdOf(content), new MemoryStream(content));

        await using var bytes = await (await setup.OpenAsync()).FindAsync("run", IdOf(content), CancellationToken.None);
        using var stored = new MemoryStream();
        await bytes!.CopyToAsync(stored);
        stored.Length.ShouldBeLessThan(content.Length / 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_TheSameManyTimesAtOnce_IsThereOnce(bool isSealed)
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed);
        var content = RandomNumberGenerator.GetBytes(300_000);
        var id = IdOf(content);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.WriteAsync("run", id, new MemoryStream(content))));

        (await (await setup.OpenAsync()).ListAsync("run", CancellationToken.None)).ShouldBe([id]);
        (await ReadAsync(store, "run", id)).ShouldBe(content);
    }

    [Fact]
    public async Task Write_ThatFailsOnTheWay_LeavesNothing()
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed: false);
        var id = IdOf([1]);

        await Should.ThrowAsync<InvalidDataException>(() => store.WriteAsync("run", id, new BrokenStream(200_000)));

        (await (await setup.OpenAsync()).ListAsync("run", CancellationToken.None)).ShouldBeEmpty();
        await Should.ThrowAsync<PayloadNotFoundException>(() => store.OpenAsync("run", id));
    }

    [Fact]
    public async Task Open_OfAnotherRun_IsNotFound()
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed: false);
        var id = await WriteAsync(store, "run", "value");

        (await Should.ThrowAsync<PayloadNotFoundException>(() => store.OpenAsync("run-2", id))).Message.ShouldContain("run-2");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("abc")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task Open_NameThatIsNoId_IsRefused(string id)
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed: false);

        await Should.ThrowAsync<ArgumentException>(() => store.OpenAsync("run", id));
        await Should.ThrowAsync<ArgumentException>(() => store.WriteAsync("run", id, new MemoryStream()));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b-c_D")]
    public async Task Purge_RunOfAnyName_DeletesItsOwnOnly(string rootId)
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed: true);
        var gone = await WriteAsync(store, rootId, "gone");
        var kept = await WriteAsync(store, rootId + "x", "kept");

        await store.PurgeAsync(rootId);
        await store.PurgeAsync(rootId);

        await Should.ThrowAsync<PayloadNotFoundException>(() => store.OpenAsync(rootId, gone));
        Encoding.UTF8.GetString(await ReadAsync(store, rootId + "x", kept)).ShouldBe("kept");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_ToAFork_OutlivesTheOriginal(bool isSealed)
    {
        await using var setup = await SetUpAsync();
        var store = await StoreAsync(setup, isSealed);
        var first = await WriteAsync(store, "run", "first");
        var second = await WriteAsync(store, "run", "second");

        await store.CopyAsync("run", "fork");
        await store.CopyAsync("run", "fork");
        await store.PurgeAsync("run");

        Encoding.UTF8.GetString(await ReadAsync(store, "fork", first)).ShouldBe("first");
        Encoding.UTF8.GetString(await ReadAsync(store, "fork", second)).ShouldBe("second");
    }

    [Fact]
    public async Task Open_SealedBytesThatWereMovedOrChanged_IsRefused()
    {
        await using var setup = await SetUpAsync();
        var blobs = await setup.OpenAsync();
        var store = new PayloadStore(blobs, new AesSealer(Keys, readsPlain: false));
        var id = await WriteAsync(store, "run", new string('v', 100_000));
        var bytes = await RawAsync(blobs, "run", id);

        await PutAsync(blobs, "other", id, bytes);
        bytes[^1] ^= 1;
        await PutAsync(blobs, "changed", id, bytes);
        await PutAsync(blobs, "cut", id, bytes[..^20]);

        foreach (var run in (string[])["other", "changed", "cut"])
        {
            (await Should.ThrowAsync<StorageException>(() => ReadAsync(store, run, id))).Message.ShouldContain("does not open");
        }
    }

    [Fact]
    public async Task Open_WithoutTheKey_SaysWhichIsMissing()
    {
        await using var setup = await SetUpAsync();
        var id = await WriteAsync(await StoreAsync(setup, isSealed: true), "run", "value");
        var other = new MasterKeys([new MasterKey("k2", RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the other");

        (await Should.ThrowAsync<StorageException>(async () =>
            await ReadAsync(await StoreAsync(setup, isSealed: false), "run", id))).Message.ShouldContain("no key");
        (await Should.ThrowAsync<StorageException>(async () =>
            await ReadAsync(new PayloadStore(await setup.OpenAsync(), new AesSealer(other, readsPlain: false)), "run", id)))
            .Message.ShouldContain("'k1'");
    }

    /// <summary>Makes an empty place.</summary>
    protected abstract Task<IPayloadSetup> SetUpAsync();

    private static string IdOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static async Task<PayloadStore> StoreAsync(IPayloadSetup setup, bool isSealed) =>
        new(await setup.OpenAsync(), isSealed ? new AesSealer(Keys, readsPlain: false) : PlainSealer.Instance);

    private static async Task<string> WriteAsync(PayloadStore store, string rootId, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        await store.WriteAsync(rootId, IdOf(content), new MemoryStream(content));
        return IdOf(content);
    }

    private static async Task<byte[]> ReadAsync(PayloadStore store, string rootId, string id)
    {
        await using var content = await store.OpenAsync(rootId, id);
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    private static async Task<byte[]> RawAsync(IPayloadBlobs blobs, string rootId, string name)
    {
        await using var bytes = await blobs.FindAsync(rootId, name, CancellationToken.None);
        using var buffer = new MemoryStream();
        await bytes!.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    private static Task PutAsync(IPayloadBlobs blobs, string rootId, string name, byte[] bytes) =>
        blobs.WriteAsync(rootId, name, async target => await target.WriteAsync(bytes), CancellationToken.None);
}
