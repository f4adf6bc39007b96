using GenXai.Hosting.Client;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    [Fact]
    public async Task WaitForExternalEvent_RaisedBeforeTheWait_IsBufferedInOrder()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            await c.WaitForExternalEventAsync("go");
            return $"{await c.WaitForExternalEventAsync("a")}{await c.WaitForExternalEventAsync("A")}";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        await UntilAtWorkAsync(host, "i");
        (await host.Client.RaiseEventAsync("i", "A", "1")).ShouldBeTrue();
        await host.Client.RaiseEventAsync("i", "a", "2");
        await host.Client.RaiseEventAsync("i", "GO", "");

        (await EndOfAsync(host, "i")).Output.ShouldBe("12");
    }

    [Fact]
    public async Task WaitForExternalEvent_SeveralWaiters_ServesTheNewestFirst()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            var first = c.WaitForExternalEventAsync("a");
            var second = c.WaitForExternalEventAsync("a");
            return $"{await second}{await first}";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        await host.Client.RaiseEventAsync("i", "a", "1");
        await host.Client.RaiseEventAsync("i", "a", "2");

        (await EndOfAsync(host, "i")).Output.ShouldBe("12");
    }

    [Fact]
    public async Task RaiseEvent_ToUnknownOrEnded_GivesFalse()
    {
        var program = new ConformanceProgram().Orchestrator("main", (_, _) => Task.FromResult<string?>("x"));
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        await EndOfAsync(host, "i");

        (await host.Client.RaiseEventAsync("i", "a", "1")).ShouldBeFalse();
        (await host.Client.RaiseEventAsync("unknown", "a", "1")).ShouldBeFalse();
    }

    [Fact]
    public async Task RaiseEventOnce_SecondForTheSame_IsNotSent()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
            $"{await c.WaitForExternalEventAsync("a")}{await c.WaitForExternalEventAsync("a")}");
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Client.RaiseEventOnceAsync("i", "a", "1", question: 7)));
        outcomes.Count(outcome => outcome == RaiseOutcome.Sent).ShouldBe(1);
        outcomes.Count(outcome => outcome == RaiseOutcome.SentBefore).ShouldBe(7);

        (await host.Client.RaiseEventOnceAsync("i", "a", "2", question: 9)).ShouldBe(RaiseOutcome.Sent);
        (await EndOfAsync(host, "i")).Output.ShouldBe("12");
        (await host.Client.RaiseEventOnceAsync("i", "a", "3", question: 11)).ShouldBe(RaiseOutcome.Ended);
        (await host.Client.RaiseEventOnceAsync("unknown", "a", "3", question: 1)).ShouldBe(RaiseOutcome.Ended);

        SkipTheRestWithoutEntities("a run's own entities are purged with it");
        await host.Client.PurgeAsync("i");
        await host.Client.ScheduleAsync(Request("main", "i", null));
        (await host.Client.RaiseEventOnceAsync("i", "a", "4", question: 7)).ShouldBe(RaiseOutcome.Sent, "what was purged is forgotten");
    }

    [Fact]
    public async Task SendEvent_ToAnotherInstance_ArrivesOnceAndUnknownOnesAreDropped()
    {
        var program = new ConformanceProgram()
            .Orchestrator("main", async (c, _) => await c.WaitForExternalEventAsync("hi") + await c.WaitForExternalEventAsync("hi"))
            .Orchestrator("sender", async (c, _) =>
            {
                c.SendEvent("i", "hi", "1");
                c.SendEvent("nobody", "hi", "0");
                await c.CallActivityAsync("echo", Of(""));
                c.SendEvent("i", "hi", "2");
                return "sent";
            });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        await host.Client.ScheduleAsync(Request("sender", "s", null));

        (await EndOfAsync(host, "s")).Output.ShouldBe("sent");
        (await EndOfAsync(host, "i")).Output.ShouldBe("12");
    }
}
