using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    protected static ConformanceProgram WaitsForGo() =>
        new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            var call = c.CallActivityAsync("echo", Of("1"));
            return (await call).Value + await c.WaitForExternalEventAsync("go");
        });

    [Fact]
    public async Task Schedule_IdInUse_IsRefusedAndReplacesNothing()
    {
        await using var host = await Setup.OpenAsync(WaitsForGo());
        (await host.Client.ScheduleAsync(Request("main", "i", "first"))).ShouldBeTrue();
        (await host.Client.ScheduleAsync(Request("main", "i", "second"))).ShouldBeFalse();
        await host.Client.RaiseEventAsync("i", "go", "x");
        await EndOfAsync(host, "i");
        (await host.Client.ScheduleAsync(Request("main", "i", "third"))).ShouldBeFalse();

        (await host.Client.GetAsync("i", withInput: true)).ShouldNotBeNull().Input.ShouldBe("first");
    }

    [Fact]
    public async Task Restart_EndedInstance_RunsAnewWithAnotherInputAndKeepsItsLog()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, input) =>
        {
            await c.CallActivityAsync("echo", new ActivityInput("1", [new LogEntry(input == "first" ? 1 : 2, c.CurrentUtcTime, null, null, new RunWaiting())]));
            return input + await c.WaitForExternalEventAsync("go");
        });
        await using var host = await Setup.OpenAsync(program);
        (await host.Client.RestartAsync("i", "none")).ShouldBeFalse();
        await host.Client.ScheduleAsync(Request("main", "i", "first") with { Metadata = "kept" });
        (await host.Client.RestartAsync("i", "too early")).ShouldBeFalse();
        await host.Client.RaiseEventAsync("i", "go", "1");
        (await EndOfAsync(host, "i")).Output.ShouldBe("first1");

        (await host.Client.RestartAsync("i", "second")).ShouldBeTrue();
        (await host.Client.RestartAsync("i", "third")).ShouldBeFalse();
        await host.Client.RaiseEventAsync("i", "go", "2");
        var ended = await EndOfAsync(host, "i");

        ended.Output.ShouldBe("second2");
        ended.Metadata.ShouldBe("kept");
        (await host.Log.ReadAsync("i", 1)).Select(entry => entry.Seq).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Query_Pages_NewestFirst()
    {
        await using var host = await Setup.OpenAsync(WaitsForGo());
        for (var i = 0; i < 7; i++)
        {
            await host.Client.ScheduleAsync(Request("main", $"i{i}", null) with { Tag = i % 2 == 0 ? "even" : "odd" });
        }

        var seen = new List<OrchestrationState>();
        string? continuation = null;
        do
        {
            var page = await host.Client.QueryAsync(new OrchestrationQuery { PageSize = 3, Continuation = continuation });
            page.Items.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        seen.Select(s => s.Id).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 7).Select(i => $"i{i}"));
        seen.Zip(seen.Skip(1)).ShouldAllBe(pair => pair.First.CreatedAt >= pair.Second.CreatedAt);
        var odd = await host.Client.QueryAsync(new OrchestrationQuery { Tag = "odd" });
        odd.Items.Count.ShouldBe(3);
        var done = await host.Client.QueryAsync(new OrchestrationQuery { Statuses = [OrchestrationStatus.Completed] });
        done.Items.ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(() => host.Client.QueryAsync(new OrchestrationQuery { Continuation = "bad" }));
    }

    [Fact]
    public async Task SuspendAndResume_KeepWhatHappensMeanwhile()
    {
        const string Reason = "https://tickets.example/7";
        await using var host = await Setup.OpenAsync(WaitsForGo());
        await host.Client.ScheduleAsync(Request("main", "i", null));
        (await host.Client.SuspendAsync("i", Reason)).ShouldBeTrue();
        var suspended = await UntilAsync(host, "i", OrchestrationStatus.Suspended);
        suspended.Failure?.Message.ShouldBe(Setup.TellsWhySuspended ? Reason : null);
        await host.Client.RaiseEventAsync("i", "go", "x");
        (await host.Client.GetAsync("i")).ShouldNotBeNull().Status.ShouldBe(OrchestrationStatus.Suspended);
        (await host.Client.ResumeAsync("i")).ShouldBeTrue();

        (await EndOfAsync(host, "i")).Output.ShouldBe("1x");
    }

    [Fact]
    public async Task Terminate_EndsTheWholeTree_AndPurgeDeletesIt()
    {
        await using var host = await Setup.OpenAsync(WaitsForGo());
        await host.Client.ScheduleAsync(Request("main", "i", null));
        (await host.Client.ScheduleAsync(Request("main", "i.child", "x") with { RootId = "i" })).ShouldBeTrue();
        await UntilAtWorkAsync(host, "i");
        (await UntilAtWorkAsync(host, "i.child")).RootId.ShouldBe("i");
        (await host.Client.PurgeAsync("i")).ShouldBe(PurgeOutcome.NotEnded);

        (await host.Client.TerminateAsync("i", "enough")).ShouldBe(2);
        foreach (var id in (string[])["i", "i.child"])
        {
            var state = await EndOfAsync(host, id);
            (state.Status, state.Failure!.Message).ShouldBe((OrchestrationStatus.Terminated, "enough"));
        }

        (await host.Client.RaiseEventAsync("i.child", "go", "x")).ShouldBeFalse();
        SkipTheRestWithoutEntities("a run's own entities are purged with it");
        (await host.Client.PurgeAsync("i")).ShouldBe(PurgeOutcome.Purged);
        (await host.Client.GetAsync("i.child")).ShouldBeNull();
        (await host.Client.PurgeAsync("i")).ShouldBe(PurgeOutcome.NotFound);
    }

    [Fact]
    public async Task LogEntries_RideWithActivities_OnceAndInOrder()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            await c.CallActivityAsync("echo", new ActivityInput("1", [Entry(c, 1), Entry(c, 2)]));
            await c.CallActivityAsync("echo", new ActivityInput("2", [Entry(c, 2), Entry(c, 3)]));
            await c.CallActivityAsync("echo", new ActivityInput("3", [Entry(c, 5)]));
            return "x";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        var followed = new List<long>();
        await foreach (var entry in host.Log.FollowAsync("i", 1))
        {
            followed.Add(entry.Seq);
        }

        followed.ShouldBe([1, 2, 3]);
        (await host.Log.ReadAsync("i", 2)).Select(e => e.Seq).ShouldBe([2L, 3L]);
        (await host.Log.ReadAsync("i", 5)).Count.ShouldBe(1);

        static LogEntry Entry(IOrchestrationContext c, long seq) => new(seq, c.CurrentUtcTime, null, null, new RunWaiting());
    }
}
