using System.Text.Json;
using CsCheck;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Json;

public sealed class JsonValuesTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("true", "boolean")]
    [InlineData("1", "number")]
    [InlineData("\"\"", "string")]
    [InlineData("[]", "list")]
    [InlineData("{}", "object")]
    public void TypeName_OfEachKind_IsTheWordOfTheLanguage(string json, string expected) =>
        JsonValues.TypeName(JsonValues.Parse(json)).ShouldBe(expected);

    [Theory]
    [InlineData("null", "null")]
    [InlineData("1", "a number")]
    [InlineData("[]", "a list")]
    [InlineData("{}", "an object")]
    public void TypeNamed_OfEachKind_ReadsAsASentence(string json, string expected) =>
        JsonValues.TypeNamed(JsonValues.Parse(json)).ShouldBe(expected);

    [Theory]
    [InlineData("{", "it ends before all brackets and braces are closed.")]
    [InlineData("", "it is empty.")]
    [InlineData("yes", "'y' is an invalid start of a value.")]
    public void FaultText_OfBadJson_IsOneSentence(string json, string expected) =>
        JsonFault.Text(Should.Throw<JsonException>(() => JsonValues.Parse(json))).ShouldBe(expected);

    [Fact]
    public void ToText_NestedUnicode_StaysReadable()
    {
        const string Json = """{"a":["é😀 <\u2028'","\u0001\\u0041"]}""";
        var text = JsonValues.ToText(JsonValues.Parse(Json));
        text.ShouldContain("é😀 <\u2028'");
        text.ShouldContain(@"\u0001\\u0041");
        JsonElement.DeepEquals(JsonValues.Parse(text), JsonValues.Parse(Json)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("\"\\ud800\"", "\ufffd")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\ude00\\ud83d\"", "\ufffd\ufffd")]
    [InlineData("\"\\\\ud800\"", "\\ud800")]
    public void Parse_LoneSurrogateEscapes_AreReplaced(string json, string expected) =>
        JsonValues.Parse(json).GetString().ShouldBe(expected);

    [Fact]
    public void Parse_TooDeep_IsRefused()
    {
        JsonValues.Parse(new string('[', 128) + new string(']', 128)).ValueKind.ShouldBe(JsonValueKind.Array);
        Should.Throw<JsonException>(() => JsonValues.Parse(new string('[', 129) + new string(']', 129)));
    }

    [Fact]
    public void FromDouble_NotFinite_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => JsonValues.FromDouble(double.NaN));
        JsonValues.FromDouble(0.1).GetRawText().ShouldBe("0.1");
        JsonValues.FromInt(long.MinValue).GetInt64().ShouldBe(long.MinValue);
        JsonValues.FromBool(true).ValueKind.ShouldBe(JsonValueKind.True);
    }

    [Fact]
    public void FromString_AnyText_ComesBackAsItWas() => Gen.String.Sample(text =>
    {
        if (text.EnumerateRunes().All(rune => rune.Value != 0xFFFD))
        {
            JsonValues.FromString(text).GetString().ShouldBe(text);
        }
    });

    [Fact]
    public void Compare_Decimals_AgreesWithArithmetic() => Gen.Select(Gen.Decimal, Gen.Decimal).Sample((left, right) =>
        Number(left).CompareTo(Number(right)) == left.CompareTo(right) && Number(left).CompareTo(Number(left)) == 0);

    [Fact]
    public void Round_Decimals_AgreesWithArithmetic() =>
        Gen.Select(Gen.Decimal[-1_000_000m, 1_000_000m], Gen.Int[0, 6]).Sample((value, places) =>
        {
            Number(value).Round(places).TryToDecimal(out var rounded).ShouldBeTrue();
            return rounded == Math.Round(value, places, MidpointRounding.AwayFromZero);
        });

    [Fact]
    public void ToJson_Number_ReadsBackAsItself() => Gen.Decimal.Sample(value =>
        JsonNumber.Of(JsonValues.Parse(Number(value).ToJson())) == Number(value));

    [Theory]
    [InlineData("1e400", "1e400")]
    [InlineData("-12.5e-40", "-1.25e-39")]
    [InlineData("0.00", "0")]
    [InlineData("100", "100")]
    public void ToJson_Extremes_AreShort(string text, string expected)
    {
        JsonNumber.TryParse(text, out var number).ShouldBeTrue();
        number.ToJson().ShouldBe(expected);
    }

    private static JsonNumber Number(decimal value)
    {
        JsonNumber.TryParse(value.ToString(System.Globalization.CultureInfo.InvariantCulture), out var number).ShouldBeTrue();
        return number;
    }
}
