using System.Text.Json;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.People;

/// <summary>Reminders and escalations, in virtual time, also where every wait ends a generation.</summary>
public sealed class ReminderTests
{
    private static readonly JsonElement Input = JsonValues.Parse("""{"boss": "ann"}""");

    private static readonly TestText Patient = new("""
        tests:
          - name: patient
            workflow:
              name: patient
              graph:
                nodes:
                  - {id: h, type: human, prompt: Well?, remind_every_seconds: 60, max_reminders: 4, schema: {type: integer}}
                  - {id: out, type: output, output: "{{ h.response }}"}
                edges: [{from: h, to: out}]
            expect: {status: waiting}
        """);

    private static readonly TestText Chain = new("""
        tests:
          - name: chain
            workflow:
              name: chain
              graph:
                nodes:
                  - {id: h, type: human, prompt: Well?, timeout_seconds: 100, remind_every_seconds: 40, escalate_to: ["{{ input.boss }}", {to: board, timeout_seconds: 30}]}
            expect: {status: failed}
        """);

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Remind_NobodyAnswers_AtExactTimesAsOftenAsSaid(int events)
    {
        await using var bench = await LiveBench.OpenAsync(Patient, BenchOptions.OfEvents(events));
        (await bench.RunAsync(Input, "r")).Status.ShouldBe(RunStatuses.Waiting);

        var log = await bench.LogAsync("r");
        var asked = log.Single(entry => entry.Data is HumanRequested).At;
        log.Where(entry => entry.Data is HumanReminded).Select(entry => (((HumanReminded)entry.Data).Count, (entry.At - asked).TotalSeconds))
            .ShouldBe([(1, 60), (2, 120), (3, 180), (4, 240)]);
        var approval = (await bench.Client.ApprovalsAsync(cancellationToken: CancellationToken.None)).ShouldHaveSingleItem();
        approval.Reminders.ShouldBe(4);
        approval.Schema!.Value.GetRawText().ShouldContain("integer");

        await bench.Client.RespondAsync("r", "h", JsonValues.FromInt(7), "ann", CancellationToken.None);
        var ended = await bench.SettleAsync("r");
        ended.Status.ShouldBe(RunStatuses.Completed);
        ended.Output!.Value.GetInt32().ShouldBe(7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Escalate_NobodyAnswers_AsksEachInTurnAndRemindsEach(int events)
    {
        await using var bench = await LiveBench.OpenAsync(Chain, BenchOptions.OfEvents(events));

        var result = await bench.RunAsync(Input, "r");

        result.Error!.Code.ShouldBe(ErrorCodes.HumanTimeout);
        var log = await bench.LogAsync("r");
        var asked = log.Where(entry => entry.Data is HumanRequested).ToList();
        asked.Select(entry => (HumanRequested)entry.Data).Select(ask => (ask.To, ask.EscalateTo, (ask.Until - asked[0].At)!.Value.TotalSeconds))
            .ShouldBe([(null, "ann", 100), ("ann", "board", 200), ("board", null, 230)]);
        log.Where(entry => entry.Data is HumanReminded).Select(entry => (entry.At - asked[0].At).TotalSeconds).ShouldBe([40, 80, 140, 180]);
    }
}
