using System.Security.Cryptography;
using System.Text;
using CsCheck;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Encryption;

public sealed class SealerTests
{
    private const string KnownEnvelope = "gx1:R1hTAQJrMQABAgMEBQYHCAkKC0g1JvMwnmaIjridg6JuMzmDZmcK01ObXBdEUg==";
    private static readonly SealScope Scope = new("run-0123456789abcdef", "history/1/2");
    private static readonly MasterKey First = KeyOf("k1");
    private static readonly MasterKey Second = KeyOf("k2");

    [Fact]
    public void Open_AnyBytesThatWereSealed_AreTheSame() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        var sealer = Sealer(First);
        sealer.Open(sealer.Seal(bytes, Scope), Scope).ShouldBe(bytes);
    }, iter: 200);

    [Fact]
    public void Open_AnyTextThatWasSealed_IsTheSameAndDoesNotShow() => Gen.String.Sample(text =>
    {
        var sealer = Sealer(First);
        var sealedText = sealer.Seal(text, Scope);
        sealer.Open(sealedText, Scope).ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        sealedText.ShouldStartWith("gx1:");
    }, iter: 200);

    [Fact]
    public void Open_WithAnyBitTurned_IsRefused()
    {
        var sealer = Sealer(First);
        var bytes = sealer.Seal("a value of a run"u8, Scope);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Should.Throw<StorageException>(() => sealer.Open(changed, Scope), $"bit {bit}");
        }
    }

    [Theory]
    [InlineData("run-0123456789abcdef", "history/1/3")]
    [InlineData("run-0123456789abcdee", "history/1/2")]
    [InlineData("other", "history/1/2")]
    public void Open_InAnotherPlace_IsRefused(string runId, string purpose)
    {
        var sealer = Sealer(First);
        var sealedText = sealer.Seal("value", Scope);

        Should.Throw<StorageException>(() => sealer.Open(sealedText, new SealScope(runId, purpose))).Message.ShouldContain("does not open");
    }

    [Fact]
    public void Open_CutOffAnywhere_IsRefused()
    {
        var sealer = Sealer(First);
        var bytes = sealer.Seal("value"u8, Scope);
        for (var length = 0; length < bytes.Length; length++)
        {
            Should.Throw<StorageException>(() => sealer.Open(bytes.AsSpan(0, length), Scope), $"{length} bytes");
        }
    }

    [Fact]
    public void Seal_TheSameTwice_DiffersEachTime()
    {
        var sealer = Sealer(First);

        sealer.Seal("value", Scope).ShouldNotBe(sealer.Seal("value", Scope), StringComparer.Ordinal);
    }

    [Fact]
    public void Open_AfterRotation_ReadsTheOldAndSealsWithTheNew()
    {
        var old = Sealer(First).Seal("value", Scope);
        var rotated = Sealer(Second, First);

        rotated.Open(old, Scope).ShouldBe("value");
        rotated.KeyVersion.ShouldBe("k2");
        Sealer(Second).Open(rotated.Seal("value", Scope), Scope).ShouldBe("value");
        Should.Throw<StorageException>(() => Sealer(Second).Open(old, Scope)).Message.ShouldContain("'k1'");
    }

    [Fact]
    public void Open_WithAnotherKeyOfTheSameVersion_IsRefused() =>
        Should.Throw<StorageException>(() => Sealer(KeyOf("k1")).Open(Sealer(First).Seal("value", Scope), Scope)).Message.ShouldContain("key");

    [Fact]
    public void Open_PlainValue_OnlyWhereThatIsAllowed()
    {
        Should.Throw<StorageException>(() => Sealer(First).Open("{}", Scope)).Message.ShouldContain("not encrypted");
        new AesSealer(new MasterKeys([First], "the test"), readsPlain: true).Open("{}", Scope).ShouldBe("{}");
        PlainSealer.Instance.Open("{}", Scope).ShouldBe("{}");
    }

    [Fact]
    public void Open_SealedValueWithoutKeys_SaysWhatToSet() =>
        Should.Throw<StorageException>(() => PlainSealer.Instance.Open(Sealer(First).Seal("value", Scope), Scope))
            .Message.ShouldContain("GENXAI_ENCRYPTION_KEYS");

    [Fact]
    public void Seal_KnownKeyAndEnvelope_OpensAsEver()
    {
        // Sealed by another program by the rules of docs/encryption.md, form 1: it must be read for as long as there are runs.
        var key = new MasterKey("k1", Enumerable.Range(0, MasterKey.Bytes).Select(number => (byte)number).ToArray());

        Sealer(key).Open(KnownEnvelope, Scope).ShouldBe("as ever: ä");
    }

    private static AesSealer Sealer(params MasterKey[] keys) => new(new MasterKeys(keys, "the test"), readsPlain: false);

    private static MasterKey KeyOf(string version) => new(version, RandomNumberGenerator.GetBytes(MasterKey.Bytes));
}
