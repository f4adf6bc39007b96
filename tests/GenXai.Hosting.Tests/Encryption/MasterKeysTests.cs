using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Encryption;

public sealed class MasterKeysTests
{
    private static readonly string Coded = Convert.ToBase64String(new byte[MasterKey.Bytes]);

    [Fact]
    public void Parse_SeveralWithComments_TheFirstSeals()
    {
        var keys = MasterKeys.Parse($"# of 2026\nk2: {Coded}\n\nk1:{Coded}\n", "the test");

        keys.Current.Version.ShouldBe("k2");
        keys.All.Select(key => key.Version).ShouldBe(["k2", "k1"]);
        MasterKeys.Parse($"a:{Coded},b:{Coded}", "the test").All.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "no key")]
    [InlineData("# none", "no key")]
    [InlineData("k1", "VERSION:BASE64")]
    [InlineData("k1:not base64", "VERSION:BASE64")]
    [InlineData("k1:AAAA", "32")]
    [InlineData("k 1:@", "letters")]
    [InlineData("k1:@\nk1:@", "twice")]
    public void Parse_Faulty_SaysWhatIsWrongAndShowsNoKey(string text, string expected)
    {
        var message = Should.Throw<StorageException>(() => MasterKeys.Parse(text.Replace("@", Coded, StringComparison.Ordinal), "the test")).Message;

        message.ShouldContain(expected);
        message.ShouldContain("the test");
        message.ShouldNotContain(Coded);
    }

    [Fact]
    public void Read_BothSettings_IsRefused() =>
        Should.Throw<StorageException>(() => EncryptionSettings.Read(_ => "x")).Message.ShouldContain("keep one");

    [Fact]
    public void Read_FileThatIsNotThere_NamesIt() => Should.Throw<StorageException>(() => EncryptionSettings.Read(
        name => name == EncryptionSettings.FileVariable ? "/no/such/file" : null)).Message.ShouldContain("/no/such/file");

    [Fact]
    public void Read_NoSettings_IsOff() => EncryptionSettings.Read(_ => null).ShouldBeNull();
}
