using System.Text;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.History;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.History;

public sealed class HistoryJsonTests
{
    private const string Golden =
        """{"schemaVersion":1,"at":"2026-01-01T00:00:00+00:00","events":[{"kind":"Started"},{"kind":"ActivityCompleted","sequence":1,"failure":{"type":"t","message":"m"}},{"kind":"EventRaised","name":"a","value":"{\"x\":1}"}],"actions":[{"kind":"ActivityScheduled","sequence":2,"name":"echo","input":"1"},{"kind":"TimerCreated","sequence":3,"fireAt":"2026-01-01T00:00:01+00:00"}]}""";

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static HistoryStep Step => new(
        HistoryStep.CurrentVersion,
        At,
        [
            HistoryEvent.Start,
            new HistoryEvent(HistoryEventKind.ActivityCompleted, 1, Failure: new FailureDetails("t", "m")),
            HistoryEvent.Raised("a", "{\"x\":1}"),
        ],
        [
            new HistoryAction(HistoryActionKind.ActivityScheduled, 2, "echo", "1"),
            new HistoryAction(HistoryActionKind.TimerCreated, 3, FireAt: At.AddSeconds(1)),
        ]);

    [Fact]
    public void Write_AStep_GivesTheGoldenText()
    {
        using var json = new HistoryJson();
        Encoding.UTF8.GetString(json.Write(Step).Span).ShouldBe(Golden);
    }

    [Fact]
    public void ReadStep_TheGoldenText_GivesTheStep()
    {
        var step = HistoryJson.ReadStep(Encoding.UTF8.GetBytes(Golden));

        step.At.ShouldBe(At);
        step.Events.ShouldBe(Step.Events);
        step.Actions.Select(action => (action.Kind, action.Sequence, action.Name, action.Input, action.FireAt))
            .ShouldBe(Step.Actions.Select(action => (action.Kind, action.Sequence, action.Name, action.Input, action.FireAt)));
    }

    [Theory]
    [InlineData("{\"schemaVersion\":2}", "format 2")]
    [InlineData("{", "damaged")]
    public void ReadStep_BadText_SaysWhy(string text, string why) =>
        Should.Throw<StorageException>(() => HistoryJson.ReadStep(Encoding.UTF8.GetBytes(text))).Message.ShouldContain(why);
}
