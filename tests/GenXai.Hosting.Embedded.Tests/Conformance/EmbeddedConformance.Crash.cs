using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public abstract partial class EmbeddedConformance<TSetup>
{
    /// <summary>An orchestration with every kind of await, killed after each commit in turn and opened again.</summary>
    [Fact]
    public async Task Kill_AfterEveryCommit_LosesNothingAndRepeatsNothingFinished()
    {
        const int MostCommits = 60;
        for (var kill = 1; kill <= MostCommits; kill++)
        {
            using var setup = new TSetup();
            if (!await KilledRunAsync(setup, kill))
            {
                // What comes together is committed together, so the number of commits varies.
                kill.ShouldBeGreaterThan(4);
                return;
            }
        }

        Assert.Fail($"the run made more than {MostCommits} commits");
    }

    private static ConformanceProgram EveryAwait() => new ConformanceProgram()
        .Orchestrator("child", async (c, input) => (await c.CallActivityAsync("double", Of(input!))).Value)
        .Orchestrator("main", EveryAwaitAsync);

    private static async Task<string?> EveryAwaitAsync(IOrchestrationContext c, string? input)
    {
        if (input is not null)
        {
            return input + await c.WaitForExternalEventAsync("second");
        }

        var guid = c.NewGuid();
        var first = await c.CallActivityAsync("double", Of("1"));
        var two = await Task.WhenAll(c.CallActivityAsync("echo", Of("a")), c.CallActivityAsync("echo", Of("b")));
        c.SignalEntity(Counter, "add", "1");
        var counted = await c.CallEntityAsync(Counter, "add", "1");
        await c.CreateTimerAsync(c.CurrentUtcTime.AddMilliseconds(5), CancellationToken.None);
        var child = await c.CallSubOrchestrationAsync("child", "4", new SubOrchestrationOptions($"i-{guid:N}"));
        var answer = await c.WaitForExternalEventAsync("first");
        c.ContinueAsNew($"{first.Value}{two[0].Value}{two[1].Value}{counted.Value}{child.Value}{answer}");
        return null;
    }

    /// <summary>False when the run ended before the kill.</summary>
    private async Task<bool> KilledRunAsync(TSetup setup, int kill)
    {
        var killed = true;
        var program = EveryAwait();
        await using (var host = await setup.OpenAsync(program, kill))
        {
            try
            {
                await DriveAsync(host);
                killed = false;
            }
            catch (ObjectDisposedException)
            {
                await host.Ended;
            }
        }

        await using var again = await setup.OpenAsync(program);
        await DriveAsync(again);
        (await again.Client.GetAsync("i")).ShouldNotBeNull().Output.ShouldBe("2ab28xy", $"killed after commit {kill}");
        (await again.Client.ReadEntityAsync(Counter)).ShouldBe("2", $"killed after commit {kill}");
        program.Executed.Count.ShouldBeLessThanOrEqualTo(killed ? 6 : 4, $"killed after commit {kill}");
        return killed;
    }

    /// <summary>Does what has not been done yet; an event that was sent already is sent again and stays unread.</summary>
    private async Task DriveAsync(IConformanceHost host)
    {
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        await host.Client.RaiseEventAsync("i", "first", "x");
        await host.Client.RaiseEventAsync("i", "second", "y");
        await EndOfAsync(host, "i");
    }
}
