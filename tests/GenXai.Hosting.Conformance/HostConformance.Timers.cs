using GenXai.Hosting.Client;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    [Fact]
    public async Task CreateTimer_Fires_NotBeforeItsTime()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var due = c.CurrentUtcTime.AddMilliseconds(40);
            await c.CreateTimerAsync(due, CancellationToken.None);
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
    public async Task CreateTimer_Several_FireInTheOrderOfTheirTimes()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var order = new List<int>();

            async Task OneAsync(int number, int milliseconds)
            {
                await c.CreateTimerAsync(c.CurrentUtcTime.AddMilliseconds(milliseconds), CancellationToken.None);
                order.Add(number);
            }

            await Task.WhenAll(OneAsync(3, 60), OneAsync(1, 20), OneAsync(2, 40));
            return string.Join(',', order);
        });

        state.Output.ShouldBe("1,2,3");
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
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            await c.WaitForExternalEventAsync("go");
            await c.CreateTimerAsync(c.CurrentUtcTime.AddMilliseconds(30), CancellationToken.None);
            await c.WaitForExternalEventAsync("end");
            return "fired";
        });
        await using (var host = await Setup.OpenAsync(program))
        {
            await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
            await host.Client.RaiseEventAsync("i", "go", "");
        }

        await using var again = await Setup.OpenAsync(program);
        await UntilAsync(again, "i", OrchestrationStatus.Waiting);
        await again.Client.RaiseEventAsync("i", "end", "");
        (await EndOfAsync(again, "i")).Output.ShouldBe("fired");
    }
}
