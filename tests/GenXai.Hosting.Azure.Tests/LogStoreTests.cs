using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

public sealed class LogStoreTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Read_WrittenTwice_GivesEachEntryOnce()
    {
        var log = (await azurite.OpenAsync()).Log;

        await log.WriteAsync("run", [Entry(1), Entry(2)], None);
        await log.WriteAsync("run", [Entry(2), Entry(3)], None);

        (await log.ReadAsync("run", 1, 100, None)).Select(entry => entry.Seq).ShouldBe([1, 2, 3]);
        (await log.ReadAsync("run", 2, 1, None)).Select(entry => entry.Seq).ShouldBe([2]);
        (await log.ReadAsync("other", 1, 100, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_AGapInTheNumbers_StopsThere()
    {
        var log = (await azurite.OpenAsync()).Log;

        await log.WriteAsync("run", [Entry(1), Entry(2), Entry(4)], None);

        (await log.ReadAsync("run", 1, 100, None)).Select(entry => entry.Seq).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200_000)]
    [InlineData(2_000_000)]
    public async Task Read_EntriesOfAnySize_GivesWhatWasWritten(int length)
    {
        var log = (await azurite.OpenAsync()).Log;
        var text = new string('x', length);

        await log.WriteAsync("run", [Entry(1, text)], None);

        (await log.ReadAsync("run", 1, 100, None)).ShouldHaveSingleItem().Path.ShouldBe("n" + text);
    }

    [Fact]
    public async Task Write_HundredsOfLargeEntries_FitsIntoTransactions()
    {
        var log = (await azurite.OpenAsync()).Log;
        var entries = Enumerable.Range(1, 250).Select(seq => Entry(seq, new string('y', 40_000))).ToList();

        await log.WriteAsync("run", entries, None);

        (await log.ReadAsync("run", 1, 1000, None)).Count.ShouldBe(250);
    }

    [Fact]
    public async Task Run_AnActivity_WritesItsEntriesFirst()
    {
        var log = (await azurite.OpenAsync()).Log;
        var seen = 0;
        var activity = new DelegateActivity("work", async (id, payload) =>
        {
            seen = (await log.ReadAsync(id, 1, 10, None)).Count;
            return payload + "!";
        });

        var result = await new ActivityRunner(log, [activity])
            .RunAsync("work", ActivityEnvelope.Pack("run", new ActivityInput("hello", [Entry(1), Entry(2)])), None);

        ResultEnvelope.Unpack(result).ShouldBe(CallResult.Success("hello!"));
        seen.ShouldBe(2);
    }

    [Fact]
    public async Task Run_AnActivityThatThrows_GivesAFailure()
    {
        var log = (await azurite.OpenAsync()).Log;
        var runner = new ActivityRunner(log, [new DelegateActivity("work", (_, _) => throw new InvalidDataException("bad"))]);

        var thrown = await runner.RunAsync("work", ActivityEnvelope.Pack("run", ActivityInput.Of("x")), None);
        var unknown = await runner.RunAsync("other", ActivityEnvelope.Pack("run", ActivityInput.Of("x")), None);

        ResultEnvelope.Unpack(thrown).ShouldBe(CallResult.Fail("InvalidDataException", "bad"));
        ResultEnvelope.Unpack(unknown).Failure!.Type.ShouldBe("activity_not_found");
    }

    private static LogEntry Entry(long seq, string text = "") =>
        new(seq, DateTimeOffset.UnixEpoch.AddSeconds(seq), "n" + text, 1, new NodeStarted("agent"));
}
