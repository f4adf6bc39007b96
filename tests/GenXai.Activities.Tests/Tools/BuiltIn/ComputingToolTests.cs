using System.Diagnostics;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools.Data;
using GenXai.Activities.Tools.Dates;
using GenXai.Activities.Tools.Hashing;
using GenXai.Activities.Tools.Texts;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.BuiltIn;

public sealed class ComputingToolTests
{
    [Fact]
    public async Task TextAnalyzer_All_Counts()
    {
        var result = await new TextAnalyzerTool().CallAsync("""{"text": "The refund was great. I'm happy with the refund!"}""");

        result.Text("word_count").ShouldBe("9");
        result.Text("sentence_count").ShouldBe("2");
        result.GetProperty("sentiment").Text("label").ShouldBe("positive");
        result.GetProperty("keywords").GetArrayLength().ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData("""{"text": "", "operation": "word_count"}""", """{"word_count":0}""")]
    [InlineData("""{"text": "Hello", "operation": "char_count"}""", """{"char_count":5,"char_count_no_spaces":5}""")]
    [InlineData("""{"text": "not good", "operation": "sentiment"}""", """{"sentiment":{"label":"negative","score":-1}}""")]
    [InlineData("""{"text": "cat dog cat the", "operation": "keywords", "max_keywords": 1}""", """{"keywords":[{"word":"cat","count":2}]}""")]
    public async Task TextAnalyzer_Operation_GivesItsPart(string arguments, string expected) =>
        (await new TextAnalyzerTool().CallAsync(arguments)).GetRawText().ShouldBe(expected);

    [Theory]
    [InlineData("""{"text": "a1 b22", "pattern": "\\d+"}""", "matches", """["1","22"]""")]
    [InlineData("""{"text": "k=v", "pattern": "(?P<key>\\w)=(?P<value>\\w)", "operation": "search"}""", "groupdict", """{"key":"k","value":"v"}""")]
    [InlineData("""{"text": "xa", "pattern": "a", "operation": "match"}""", "matched", "False")]
    [InlineData("""{"text": "A-b", "pattern": "[a-z]", "operation": "sub", "replacement": "*", "flags": "ignorecase"}""", "new_text", "*-*")]
    [InlineData("""{"text": "a,b", "pattern": ",", "operation": "split"}""", "parts", """["a","b"]""")]
    [InlineData("""{"text": "ab", "pattern": "b", "operation": "finditer"}""", "matches", """[{"match":"b","groups":[],"groupdict":{},"span":[1,2]}]""")]
    public async Task RegexMatcher_Operation_GivesItsResult(string arguments, string name, string expected) =>
        (await new RegexMatcherTool().CallAsync(arguments)).Text(name).ShouldBe(expected);

    [Fact]
    public async Task RegexMatcher_NestedRepetition_IsMatchedInLinearTime()
    {
        var text = new string('a', 50_000) + "!";
        (await new RegexMatcherTool().CallAsync($$"""{"text": "{{text}}", "pattern": "^(a+)+$"}""")).Text("count").ShouldBe("0");
    }

    [Fact]
    public async Task RegexMatcher_CatastrophicBackReference_IsStopped()
    {
        var started = Stopwatch.GetTimestamp();
        var text = new string('a', 5_000) + "!";
        (await new RegexMatcherTool().FaultAsync($$"""{"text": "{{text}}", "pattern": "^(a+)+\\1$"}""")).ShouldContain("stopped after 1 s");
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("""{"text": "x", "pattern": "("}""", "no valid regular expression")]
    [InlineData("""{"text": "x", "pattern": "x", "flags": "LOUD"}""", "unknown flag 'LOUD'")]
    public async Task RegexMatcher_BadPattern_IsRefused(string arguments, string expected) =>
        (await new RegexMatcherTool().FaultAsync(arguments)).ShouldContain(expected);

    [Theory]
    [InlineData("""{"data": "{\"a\": [1, {\"b\": null}]}", "operation": "get", "path": "a.0"}""", "1")]
    [InlineData("""{"data": {"a": [1]}, "operation": "get", "path": "$.a[-1]"}""", "1")]
    [InlineData("""{"data": {"a": 1}, "operation": "stringify"}""", """{"a":1}""")]
    [InlineData("""{"data": {"a": {"x": 1, "y": 2}}, "operation": "merge", "other": {"a": {"x": null, "z": 3}}}""", """{"a":{"y":2,"z":3}}""")]
    [InlineData("""{"data": {"b": 1, "a": 2}, "operation": "keys"}""", """["b","a"]""")]
    public async Task JsonProcessor_Operation_GivesItsResult(string arguments, string expected) =>
        (await new JsonProcessorTool().CallAsync(arguments)).Text("result").ShouldBe(expected);

    [Fact]
    public async Task JsonProcessor_DeepJson_IsRefused()
    {
        var deep = new string('[', 100_000);
        (await new JsonProcessorTool().FaultAsync($$"""{"data": "{{deep}}"}""")).ShouldContain("no valid JSON");
    }

    [Fact]
    public async Task JsonProcessor_NoJson_SaysWhere() =>
        (await new JsonProcessorTool().FaultAsync("""{"data": "{invalid json}"}""")).ShouldContain("parameter 'data' is no valid JSON");

    [Fact]
    public async Task CsvProcessor_Quotes_AreRead()
    {
        var result = await new CsvProcessorTool().CallAsync("""{"data": "name,note\r\n\"Ann, B\",\"said \"\"hi\"\"\nbye\"\r\nBob,\r\n"}""");

        result.GetProperty("rows").GetRawText().ShouldBe("""[{"name":"Ann, B","note":"said \u0022hi\u0022\nbye"},{"name":"Bob","note":""}]""");
    }

    [Theory]
    [InlineData("""{"data": "n\n10\n9\n", "operation": "sort", "column": "n"}""", "rows", """[{"n":"9"},{"n":"10"}]""")]
    [InlineData("""{"data": "a,b\n1,x\n2,y\n", "operation": "filter", "column": "a", "value": 2}""", "rows", """[{"a":"2","b":"y"}]""")]
    [InlineData("""{"data": [{"a": 1}, {"a": "x,y", "b": true}], "operation": "stringify"}""", "csv", "a,b\n1,\n\"x,y\",true\n")]
    [InlineData("""{"data": "n\n1\n3\n", "operation": "summary"}""", "columns", """[{"name":"n","count":2,"empty":0,"unique":2,"min":1,"max":3,"sum":4,"mean":2}]""")]
    [InlineData("""{"data": "", "operation": "parse"}""", "rows", "[]")]
    public async Task CsvProcessor_Operation_GivesItsResult(string arguments, string name, string expected) =>
        (await new CsvProcessorTool().CallAsync(arguments)).Text(name).ShouldBe(expected);

    [Fact]
    public async Task CsvProcessor_OpenQuote_NamesTheLine() =>
        (await new CsvProcessorTool().FaultAsync("""{"data": "a\n\"b"}""")).ShouldContain("line 2");

    [Theory]
    [InlineData("email", "ann@example.com", true)]
    [InlineData("email", "ann@", false)]
    [InlineData("url", "https://example.com/x", true)]
    [InlineData("url", "example", false)]
    [InlineData("phone", "+49 (30) 123-4567", true)]
    [InlineData("phone", "12", false)]
    [InlineData("ip", "10.0.0.1", true)]
    [InlineData("ip", "::1", true)]
    [InlineData("ip", "1", false)]
    [InlineData("date", "2026-02-28", true)]
    [InlineData("date", "2026-02-31", false)]
    [InlineData("number", "1e3", true)]
    [InlineData("json", "[1", false)]
    public async Task DataValidator_Type_IsJudged(string type, string data, bool valid) =>
        (await new DataValidatorTool().CallAsync($$"""{"data": "{{data}}", "validation_type": "{{type}}"}""")).GetProperty("valid").GetBoolean().ShouldBe(valid);

    [Fact]
    public async Task DataValidator_RangeAndSchema_NameTheFault()
    {
        (await new DataValidatorTool().CallAsync("""{"data": 5, "validation_type": "number", "max_value": 4}""")).GetProperty("errors")[0].GetString().ShouldBe("5 is more than 4");
        (await new DataValidatorTool().CallAsync("""{"data": {"a": "x"}, "validation_type": "schema", "schema": {"properties": {"a": {"type": "number"}}}}"""))
            .GetProperty("errors")[0].GetString().ShouldBe("$.a: expected number, got string");
    }

    [Theory]
    [InlineData("""{"data": "{\"b\":1,\"a\":2}", "transformation": "keys"}""", """["b","a"]""")]
    [InlineData("""{"data": {"b": 1, "a": 2}, "transformation": "reverse_keys"}""", """{"a":2,"b":1}""")]
    [InlineData("""{"data": [3, 1, 3], "transformation": "unique"}""", "[3,1]")]
    [InlineData("""{"data": ["b", 10, 9], "transformation": "sort"}""", """[9,10,"b"]""")]
    [InlineData("""{"data": {"a": {"b": [1, {}]}}, "transformation": "flatten"}""", """{"a.b.0":1,"a.b.1":{}}""")]
    [InlineData("""{"data": " hello ", "operation": "trim"}""", "hello")]
    [InlineData("""{"data": "hello world", "operation": "uppercase"}""", "HELLO WORLD")]
    public async Task DataTransformer_Kind_GivesItsResult(string arguments, string expected) =>
        (await new DataTransformerTool().CallAsync(arguments)).Text("result").ShouldBe(expected);

    [Theory]
    [InlineData("md5", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("sha1", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("blake2s", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982")]
    [InlineData("blake2b", "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")]
    public async Task HashGenerator_Abc_IsTheKnownHash(string algorithm, string expected) =>
        (await new HashGeneratorTool().CallAsync($$"""{"data": "abc", "algorithm": "{{algorithm}}"}""")).Text("hash").ShouldBe(expected);

    [Fact]
    public async Task HashGenerator_Key_GivesTheHmac() =>
        (await new HashGeneratorTool().CallAsync("""{"data": "what do ya want for nothing?", "algorithm": "sha256", "hmac_key": "Jefe"}"""))
            .Text("hash").ShouldBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

    [Theory]
    [InlineData("""{"timezone": "Europe/Berlin"}""", "iso", "2026-01-31T13:00:00+01:00")]
    [InlineData("""{"operation": "add", "amount": 1, "unit": "months"}""", "date", "2026-02-28")]
    [InlineData("""{"operation": "diff", "date": "2026-01-01", "other": "2026-01-03"}""", "days", "2")]
    [InlineData("""{"operation": "format", "date": "2026-01-02T03:04:05Z", "format": "dd.MM.yyyy"}""", "formatted", "02.01.2026")]
    [InlineData("""{"operation": "parse", "date": "2026-07-01 12:00", "timezone": "Europe/Berlin"}""", "iso", "2026-07-01T12:00:00+02:00")]
    [InlineData("{}", "weekday", "Saturday")]
    public async Task DateTime_Operation_GivesItsResult(string arguments, string name, string expected) =>
        (await Dates().CallAsync(arguments)).Text(name).ShouldBe(expected);

    [Theory]
    [InlineData("""{"timezone": "Mars/Base"}""", "Mars/Base")]
    [InlineData("""{"operation": "parse", "date": "soon"}""", "'date' is no date")]
    [InlineData("""{"operation": "add", "amount": 100000, "unit": "years"}""", "years 1 to 9999")]
    public async Task DateTime_BadArgument_IsNamed(string arguments, string expected) =>
        (await Dates().FaultAsync(arguments)).ShouldContain(expected);

    private static DateTimeTool Dates() => new(new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)));
}
