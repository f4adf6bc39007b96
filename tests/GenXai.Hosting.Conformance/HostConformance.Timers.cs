using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    /// <summary>A timer may fire early on some hosts: whoever needs the moment looks at the time and waits again.</summary>
    [Fact]
    public async Task CreateTimer_MadeAgainWhenEarly_ReachesItsTime()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var due = c.CurrentUtcTime.AddMilliseconds(40);
            while (c.CurrentUtcTime < due)
            {
                await c.CreateTimerAsync(due, CancellationToken.None);
            }

            return (c.CurrentUtcTime >= due).ToString();
        });

        state.Output.ShouldBe("True");
    }

    [Fact]
    public async Task CreateTimer_InThePast_FiresAtOnce()
    {
        var state = await RunAsync(async (c, _) =>
        {
            await c.CreateTimerAsync(c.CurrentUtcTime.AddHours(-1), CancellationToken.None);
            return "fired";
        });

        state.Output.ShouldBe("fired");
    }

    [Fact]
    public async Task CreateTimer_Cancelled_EndsItsTaskAndNeverFires()
    {
        var state = await RunAsync(async (c, _) =>
        {
            using var source = new CancellationTokenSource();
            var timer = c.CreateTimerAsync(c.CurrentUtcTime.AddDays(1), source.Token);
            var call = c.CallActivityAsync("echo", Of("x"));
            (await Task.WhenAny(timer, call)).ShouldBe(call);
#pragma warning disable VSTHRD103 // CancelAsync would leave the orchestration's thread.
            source.Cancel();
#pragma warning restore VSTHRD103
            await c.CallActivityAsync("echo", Of("y"));
            return timer.IsCanceled.ToString();
        });

        state.Output.ShouldBe("True");
    }

    [Fact]
    public async Task CreateTimer_HostStoppedMeanwhile_FiresAfterReopening()
    {
        SkipUnlessReopened();
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            await c.WaitForExternalEventAsync("go");
            await c.CreateTimerAsync(c.CurrentUtcTime.AddMilliseconds(30), CancellationToken.None);
            await c.WaitForExternalEventAsync("end");
            return "fired";
        });
        await using (var host = await Setup.OpenAsync(program))
        {
            await host.Client.ScheduleAsync(Request("main", "i", null));

            // Upstream drops what is sent to an instance of which no step is stored yet.
            await UntilAtWorkAsync(host, "i");
            await host.Client.RaiseEventAsync("i", "go", "");
        }

        await using var again = await Setup.OpenAsync(program);
        await again.Client.RaiseEventAsync("i", "end", "");
        (await EndOfAsync(again, "i")).Output.ShouldBe("fired");
    }
}
