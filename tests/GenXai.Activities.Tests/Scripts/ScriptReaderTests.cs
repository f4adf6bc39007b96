using GenXai.Activities.Scripts;
using GenXai.Activities.Tests.Fakes;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Scripts;

public sealed class ScriptReaderTests
{
    [Fact]
    public void Read_EveryKindOfReply_IsKept()
    {
        var script = ScriptReader.Read(Value.Of("""
            {"model": {"a": ["hello", {"json": {"x": 1}, "delay_ms": 30, "usage": {"input": 5, "output": 7}},
                              {"error": "boom", "kind": "rate_limited", "times": 2},
                              {"text": "hm", "tool_calls": [{"name": "t", "arguments": {"q": 1}}, {"name": "u"}]}]},
             "tools": {"t": [{"json": 42}]},
             "respond": {"ok": "yes", "sub/ok": ["no", "yes"]}}
            """));

        var replies = script.Model["a"];
        replies.At(1).Text.ShouldBe("hello");
        replies.At(2).Json!.Value.GetRawText().ShouldBe("""{"x": 1}""");
        replies.At(2).Delay.ShouldBe(TimeSpan.FromMilliseconds(30));
        replies.At(2).InputTokens.ShouldBe(5);
        replies.At(2).OutputTokens.ShouldBe(7);
        replies.At(3).Kind.ShouldBe(ReplyErrorKind.RateLimited);
        replies.At(4).Error.ShouldBe("boom");
        replies.At(5).ToolCalls.Select(call => call.Name).ShouldBe(["t", "u"]);
        replies.At(99).Text.ShouldBe("hm");
        script.Tools["t"].At(1).Json!.Value.GetInt32().ShouldBe(42);
        script.Respond["ok"].TryGet(7, out var always).ShouldBeTrue();
        always.GetString().ShouldBe("yes");
        script.Respond["sub/ok"].TryGet(2, out var second).ShouldBeTrue();
        second.GetString().ShouldBe("yes");
        script.Respond["sub/ok"].TryGet(3, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"model": null}""")]
    public void Read_Nothing_IsAnEmptyScript(string json)
    {
        var script = ScriptReader.Read(Value.Of(json));
        script.Model.ShouldBeEmpty();
        script.Tools.ShouldBeEmpty();
        script.Respond.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[]", "expected an object with model, tools and respond, got a list")]
    [InlineData("""{"modle": {}}""", "unknown key 'modle'; did you mean 'model'?")]
    [InlineData("""{"model": []}""", "model: expected an object")]
    [InlineData("""{"model": {"a": "x"}}""", "model.a: expected a list of replies, got a text")]
    [InlineData("""{"model": {"a": []}}""", "model.a: the list of replies is empty")]
    [InlineData("""{"model": {"a": [42]}}""", "model.a[0]: expected a text or an object with text, json or error or tool_calls, got the number 42")]
    [InlineData("""{"model": {"a": [{}]}}""", "model.a[0]: the reply says nothing")]
    [InlineData("""{"model": {"a": [{"text": 1}]}}""", "model.a[0].text: expected a text, got the number 1; quote it, or use json")]
    [InlineData("""{"model": {"a": [{"text": "x", "json": 1}]}}""", "text and json exclude one another")]
    [InlineData("""{"model": {"a": [{"error": "x", "kind": "odd"}]}}""", "model.a[0].kind: expected transient, permanent or rate_limited, got 'odd'")]
    [InlineData("""{"model": {"a": [{"text": "x", "kind": "permanent"}]}}""", "there is no error")]
    [InlineData("""{"model": {"a": [{"text": "x", "delay_ms": -1}]}}""", "model.a[0].delay_ms: expected a number of milliseconds")]
    [InlineData("""{"model": {"a": [{"text": "x", "times": 0}]}}""", "model.a[0].times: expected a whole number of at least 1")]
    [InlineData("""{"model": {"a": [{"tool_calls": []}]}}""", "model.a[0].tool_calls: expected a list of at least one")]
    [InlineData("""{"model": {"a": [{"tool_calls": [{"arguments": {}}]}]}}""", "name is missing")]
    [InlineData("""{"model": {"a": [{"tool_calls": [{"name": "t", "arguments": 3}]}]}}""", "expected an object of arguments")]
    [InlineData("""{"model": {"a": [{"text": "x", "usage": {"in": 1}}]}}""", "model.a[0].usage.in: unknown key 'in'")]
    [InlineData("""{"model": {"a": [{"text": "x", "usage": {"input": -1}}]}}""", "model.a[0].usage.input: expected a whole number of at least 0")]
    [InlineData("""{"tools": {"t": [{"text": "x", "usage": {}}]}}""", "tools.t[0].usage: unknown key 'usage'")]
    [InlineData("""{"respond": "yes"}""", "respond: expected an object")]
    public void Read_BadScript_SaysWhatAndWhere(string json, string expected) =>
        Should.Throw<ScriptException>(() => ScriptReader.Read(Value.Of(json))).Faults.ShouldHaveSingleItem().ToString().ShouldContain(expected);

    [Fact]
    public void Read_SeveralFaults_AllAreReported() =>
        Should.Throw<ScriptException>(() => ScriptReader.Read(Value.Of("""{"x": 1, "model": {"a": [1, 2]}}"""))).Faults.Length.ShouldBe(3);
}
