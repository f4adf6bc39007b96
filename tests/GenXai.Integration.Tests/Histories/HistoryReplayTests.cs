using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Histories;

/// <summary>Histories recorded by each released engine replay to the same actions; what does not fit is named.</summary>
public sealed class HistoryReplayTests
{
    public static TheoryData<string> Names => [.. RecordedHistories.Tests.Select(test => test.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Replay_RecordedHistory_Fits(string name)
    {
        var path = RecordedHistories.PathOf(name);
        if (Repository.Updates)
        {
            var recorded = await RecordedHistories.RecordAsync(RecordedHistories.Tests.Single(test => test.Name == name));
            recorded.Write(path);
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; run the tests with GENXAI_UPDATE=1 to record it");
        var file = HistoryFile.Read(path);

        HistoryReplay.Fault(file).ShouldBeNull(
            "the interpreter does other things for a history that is there: raise WorkflowEngine.Current and keep the older engine");
    }

    [Fact]
    public void Numbers_OfTheEngines_AreAllThatWereReleased() =>
        HistoryReplay.Numbers.ShouldBe(Enumerable.Range(1, WorkflowEngine.Current));

    [Fact]
    public void Read_GenerationsOfTheRecordedRun_AreSeveral() =>
        HistoryFile.Read(RecordedHistories.PathOf("generations")).Generations.Count.ShouldBeGreaterThan(3);

    [Fact]
    public void Replay_OtherActivityOnRecord_NamesTheEvent()
    {
        var file = HistoryFile.Read(RecordedHistories.PathOf("chain"))
            .WithRow(0, 1, row => row["actions"]![0]!["name"] = "tool");

        HistoryReplay.Fault(file).ShouldNotBeNull().ShouldContain("at event 2: history has ActivityScheduled 'tool' (event 2), replay gives ActivityScheduled 'model' (event 2)");
    }

    [Fact]
    public void Replay_ActionMissingOnRecord_NamesTheEvent()
    {
        var file = HistoryFile.Read(RecordedHistories.PathOf("fan-out"))
            .WithRow(0, 0, row => row["actions"]!.AsArray().RemoveAt(2));

        HistoryReplay.Fault(file).ShouldNotBeNull().ShouldContain("at event 3: history has nothing");
    }

    [Fact]
    public void Replay_OtherInputsOnRecord_Fits()
    {
        var file = HistoryFile.Read(RecordedHistories.PathOf("chain"))
            .WithRow(0, 0, row => row["actions"]![0]!["input"] = "{}");

        HistoryReplay.Fault(file).ShouldBeNull();
    }
}
