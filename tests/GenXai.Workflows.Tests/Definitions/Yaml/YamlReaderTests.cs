using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Definitions.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("yes", "\"yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("", "null")]
    [InlineData("12", "12")]
    [InlineData("-0", "-0")]
    [InlineData("+7", "7")]
    [InlineData("007", "7")]
    [InlineData("0o17", "15")]
    [InlineData("0xfF", "255")]
    [InlineData("1.50", "1.50")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("1e3", "1e3")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("2026-01-01", "\"2026-01-01\"")]
    [InlineData("'12'", "\"12\"")]
    [InlineData("\"a\\tb\"", "\"a\\tb\"")]
    [InlineData("[1, {a: b}]", "[1,{\"a\":\"b\"}]")]
    public void Read_Value_FollowsTheCoreSchema(string yaml, string json)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read($"v: {yaml}", "f", bag).ShouldBeOfType<YamlMapping>();
        bag.Count.ShouldBe(0);
        root.Find("v")!.ToJson().GetRawText().ShouldBe(json);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, 1, "stands twice")]
    [InlineData("a: !!str 1", 1, 4, "tags")]
    [InlineData("a: ! x", 1, 4, "tags")]
    [InlineData("a: 1\n---\nb: 2\n", 2, 1, "second")]
    [InlineData("{[1]: 2}", 1, 2, "key must be text")]
    [InlineData("a: {{ input.x }}", 1, 5, "a template needs quotes")]
    [InlineData("a:\n\tb: 1\n", 2, 1, "a tab stands in the indentation")]
    [InlineData("a:\n  b: [1]\n  c:\n  - d: 1\n \t  e: 2\n", 5, 2, "a tab stands in the indentation")]
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x\n", 3, 3, "merge keys")]
    [InlineData("a: *nothing", 1, 4, "stands for nothing")]
    [InlineData("a: &x [*x]", 1, 8, "stands for nothing")]
    [InlineData("a: [1, 2", 1, 9, "no valid YAML")]
    [InlineData("a: \"b", 1, 4, "no valid YAML")]
    [InlineData("a: b\u0007c", 1, 5, "U+0007")]
    [InlineData("a: \"\\ud800\"", 1, 4, "surrogates")]
    public void Read_Fault_IsReportedWithItsPlace(string yaml, int line, int column, string words)
    {
        var bag = new DiagnosticBag();
        YamlReader.Read(yaml, "f.yaml", bag);
        var fault = bag.ToSortedArray().ShouldHaveSingleItem();
        fault.Code.ShouldBe(DiagnosticCodes.YamlSyntax);
        fault.Message.ShouldContain(words);
        (fault.Location.File, fault.Location.Line, fault.Location.Column).ShouldBe(("f.yaml", line, column));
    }

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.Inf")]
    [InlineData(".NaN")]
    public void Read_NumberThatJsonLacks_IsAWrongType(string number)
    {
        var bag = new DiagnosticBag();
        YamlReader.Read($"a: {number}", "f", bag);
        bag.ToSortedArray().ShouldHaveSingleItem().Code.ShouldBe(DiagnosticCodes.WrongType);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Read_EndlessNesting_IsRefusedNotFatal(string part)
    {
        var bag = new DiagnosticBag();
        YamlReader.Read(string.Concat(Enumerable.Repeat(part, 10_000_000 / part.Length)), "f", bag).ShouldBeNull();
        bag.ToSortedArray().ShouldHaveSingleItem().Message.ShouldContain("128");
    }

    [Fact]
    public void Read_AliasBomb_IsRefused()
    {
        var lines = Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]");
        var bag = new DiagnosticBag();
        YamlReader.Read("a0: &a0 x\n" + string.Join('\n', lines), "f", bag).ShouldBeNull();
        bag.ToSortedArray().ShouldHaveSingleItem().Message.ShouldContain("100,000");
    }

    [Fact]
    public void Read_AliasThatDeepens_IsRefused()
    {
        var lines = Enumerable.Range(1, 130).Select(i => $"a{i}: &a{i} [*a{i - 1}]");
        var bag = new DiagnosticBag();
        YamlReader.Read("a0: &a0 x\n" + string.Join('\n', lines), "f", bag).ShouldBeNull();
        bag.ToSortedArray().ShouldHaveSingleItem().Message.ShouldContain("128");
    }

    [Fact]
    public void Read_HalfACharacterPair_IsRefused()
    {
        var bag = new DiagnosticBag();
        YamlReader.Read("a: " + '\ud800', "f", bag).ShouldBeNull();
        bag.ToSortedArray().ShouldHaveSingleItem().Message.ShouldContain("Unicode");
    }

    [Fact]
    public void Read_TooLargeFile_IsRefused()
    {
        var bag = new DiagnosticBag();
        YamlReader.Read(new string('a', YamlReader.MaxBytes + 1), "f", bag).ShouldBeNull();
        bag.ToSortedArray().ShouldHaveSingleItem().Message.ShouldContain("16 MiB");
    }

    [Fact]
    public void Read_EmptyText_IsNull()
    {
        var bag = new DiagnosticBag();
        YamlReader.Read("# nothing\n", "f", bag).ShouldBeOfType<YamlScalar>().Kind.ShouldBe(YamlScalarKind.Null);
        bag.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("v: abc @ d", 1, 8)]
    [InlineData("v: 'it''s @'", 1, 11)]
    [InlineData("v: \"\\u0041\\n @\"", 1, 14)]
    [InlineData("v: |\n  one\n  two @\n", 3, 7)]
    [InlineData("v: >-\r\n  one\r\n\r\n   two @\r\n", 4, 8)]
    [InlineData("v: one\n  two\n  @ three", 3, 3)]
    [InlineData("v: \"one\n  two \\\n  @ three\"", 3, 3)]
    public void Locate_CharacterOfAScalar_IsItsPlaceInTheFile(string yaml, int line, int column)
    {
        var root = (YamlMapping)YamlReader.Read(yaml, "f", new DiagnosticBag())!;
        var scalar = (YamlScalar)root.Find("v")!;
        var at = scalar.Locate(scalar.Text.IndexOf('@', StringComparison.Ordinal));
        (at.Line, at.Column).ShouldBe((line, column));
    }
}
