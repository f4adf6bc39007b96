using System.Text.Json;
using GenXai.Hosting.People;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.People;

public sealed class QuestionFoldTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly QuestionFold _fold = new();
    private long _seq;

    [Fact]
    public void Apply_AskedTwice_NumbersTheQuestions()
    {
        Add("ask", 1, Asked());
        Add("ask", 1, Answered());
        Add("ask", 2, Asked());

        var question = _fold.Open.ShouldHaveSingleItem();
        question.Number.ShouldBe(2);
        question.AnswerId.ShouldBe("respond/ask/2/1");
        _fold.Next.ShouldBe(4);
    }

    [Fact]
    public void Apply_Answered_ClosesTheQuestionButRemembersIt()
    {
        Add("ask", 1, Asked());
        Add("ask", 1, Answered());

        _fold.Open.ShouldBeEmpty();
        _fold.HasAsked("ask").ShouldBeTrue();
        _fold.HasAsked("other").ShouldBeFalse();
    }

    [Fact]
    public void Apply_NodeEnds_ClosesTheQuestionsOfItsElements()
    {
        Add("ask[0]", 1, Asked());
        Add("ask[1]", 1, Asked());
        Add("asking", 1, Asked());
        Add("ask", 1, new NodeCancelled());

        _fold.Open.Select(question => question.Path).ShouldBe(["asking"]);
    }

    [Theory]
    [InlineData("a/ok", "a/ok")]
    [InlineData("a@2/b[3]@11/ok", "a/b[3]/ok")]
    public void Addressed_PassesOfSubWorkflows_AreLeftOut(string path, string expected) =>
        RunPaths.Addressed(path).ShouldBe(expected);

    private static HumanRequested Asked() => new(1, "Well?", [], null, null);

    private static HumanAnswered Answered() => new(1, "m1", JsonElement.Parse("true"), null, At);

    private void Add(string path, int pass, LogData data) => _fold.Apply([new LogEntry(++_seq, At, path, pass, data)]);
}
