using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    [Fact]
    public async Task Replay_WithAnotherInput_Fits()
    {
        SkipUnlessReopened();
        var program = OneCall("1");
        await using (var host = await Setup.OpenAsync(program))
        {
            await host.Client.ScheduleAsync(Request("main", "i", null));
            await program.FirstExecution.WaitAsync(Patience);
        }

        await using var again = await Setup.OpenAsync(OneCall("2"));
        await again.Client.RaiseEventAsync("i", "go", "x");
        (await EndOfAsync(again, "i")).Output.ShouldBe("1x");

        static ConformanceProgram OneCall(string input) => new ConformanceProgram().Orchestrator("main", async (c, _) =>
            (await c.CallActivityAsync("echo", Of(input))).Value + await c.WaitForExternalEventAsync("go"));
    }

    private void SkipUnlessReopened() =>
        Assert.SkipUnless(Setup.CanReopen, "this host keeps nothing when it is closed");
}
