using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools.Secrets;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Secrets;

public sealed class SecretMaskTests
{
    private const string Secret = "p+t/0 \"psé<cret>&\\key";

    public static TheoryData<string> Forms => new(
        Secret,
        Uri.EscapeDataString(Secret),
        WebUtility.UrlEncode(Secret),
        new Uri("http://host/?" + Secret).Query[1..],
        Uri.EscapeDataString(Secret).Replace("%2B", "%2b", StringComparison.Ordinal).Replace("%2F", "%2f", StringComparison.Ordinal).Replace("%3C", "%3c", StringComparison.Ordinal).Replace("%3E", "%3e", StringComparison.Ordinal).Replace("%5C", "%5c", StringComparison.Ordinal).Replace("%C3%A9", "%c3%a9", StringComparison.Ordinal),
        JsonEncodedText.Encode(Secret).ToString(),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret),
        WebUtility.HtmlEncode(Secret),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Apply_AnyFormOfASecret_IsMasked(string form)
    {
        var mask = new SecretMask();
        mask.Add(Secret);

        mask.Apply($"before {form} after").ShouldBe("before *** after");
    }

    [Fact]
    public void Apply_Base64InTheMiddleOfSomethingLonger_IsMasked() => Gen.Select(Gen.Byte.Array[0, 20], Gen.Byte.Array[0, 20], Gen.Bool).Sample((before, after, url) =>
    {
        var mask = new SecretMask();
        mask.Add("s3cret-value-0815");
        byte[] whole = [.. before, .. Encoding.UTF8.GetBytes("s3cret-value-0815"), .. after];
        var text = Convert.ToBase64String(whole);
        text = url ? text.TrimEnd('=').Replace('+', '-').Replace('/', '_') : text;

        return mask.Apply(text).Contains("***", StringComparison.Ordinal);
    });

    [Fact]
    public void Apply_Value_MasksTextsKeysAndNumbers()
    {
        var mask = new SecretMask();
        mask.Add("123456");

        mask.Apply(Value.Of("""{"a 123456": ["x123456", 123456, 9123456.5, 12345, true]}""")).GetRawText()
            .ShouldBe("""{"a ***":["x***","***","9***.5",12345,true]}""");
    }

    [Fact]
    public void Apply_ShortSecret_IsLeftAlone()
    {
        var mask = new SecretMask();
        mask.Add("abc");

        mask.Apply("abc").ShouldBe("abc");
    }

    [Fact]
    public void Apply_OneSecretInsideAnother_LeavesNoPart()
    {
        var mask = new SecretMask();
        mask.Add("inner");
        mask.Add("outer-inner-tail");

        mask.Apply("outer-inner-tail, inner").ShouldBe("***, ***");
    }
}
