using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    [Fact]
    public async Task CallActivity_Succeeds_GivesItsResult()
    {
        var state = await RunAsync(async (c, input) => (await c.CallActivityAsync("double", Of(input!))).Value, "21");

        state.Status.ShouldBe(OrchestrationStatus.Completed);
        state.Output.ShouldBe("42");
    }

    [Fact]
    public async Task CallActivity_Throws_GivesAFailureAsData()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var result = await c.CallActivityAsync("fail", Of("broken"));
            return $"{result.Failed} {result.Failure!.Type} {result.Failure.Message}";
        });

        state.Output.ShouldBe("True InvalidOperationException broken");
    }

    [Fact]
    public async Task Orchestrator_Throws_FailsWithTypeAndMessage()
    {
        var state = await RunAsync(async (c, _) =>
        {
            await c.CallActivityAsync("echo", Of(""));
            throw new FormatException("bad shape");
        });

        state.Status.ShouldBe(OrchestrationStatus.Failed);
        state.Failure.ShouldBe(new FailureDetails("FormatException", "bad shape"));
    }

    [Fact]
    public async Task Orchestrator_ThrowsBeforeItsFirstAwait_Fails()
    {
        var state = await RunAsync(ThrowsAtOnceAsync);

        state.Failure.ShouldBe(new FailureDetails("FormatException", "at once"));
    }

    [Fact]
    public async Task FanOut_OfManyCalls_GivesResultsInOrder()
    {
        var calls = Math.Min(FanOutWidth, 200);
        var state = await RunAsync(async (c, _) =>
        {
            var results = await Task.WhenAll(Enumerable.Range(0, calls).Select(i => c.CallActivityAsync("double", Of(Text(i)))));
            return string.Join(',', results.Select(result => result.Value));
        });

        state.Output.ShouldBe(string.Join(',', Enumerable.Range(0, calls).Select(i => i * 2)));
    }

    [Fact]
    public async Task Chain_Of2000Calls_DoesNotGrowTheStack()
    {
        var state = await RunAsync(async (c, _) =>
        {
            var sum = 0;
            for (var i = 0; i < ChainLength; i++)
            {
                sum += Number((await c.CallActivityAsync("echo", Of("1"))).Value);
            }

            return Text(sum);
        });

        state.Output.ShouldBe(Text(ChainLength));
    }

    [Fact]
    public async Task FanOut_Of5000WithACounter_DoesNotGrowTheStack()
    {
        var state = await RunAsync(async (c, input) =>
        {
            var all = new TaskCompletionSource();
            var left = FanOutWidth;

            async Task OneAsync()
            {
                await c.CallActivityAsync("echo", Of("1"));
                if (--left == 0)
                {
                    all.SetResult();
                }
            }

            for (var i = 0; i < FanOutWidth; i++)
            {
                _ = OneAsync();
            }

            await all.Task;
            return Text(left);
        });

        state.Output.ShouldBe("0");
    }

    [Fact]
    public async Task SetCustomStatus_IsShown()
    {
        var state = await RunAsync(async (c, _) =>
        {
            c.SetCustomStatus("{\"status\":\"running\"}");
            await c.CallActivityAsync("echo", Of(""));
            return "done";
        });

        (state.CustomStatus, state.Output).ShouldBe(("{\"status\":\"running\"}", "done"));
    }

    [Fact]
    public async Task NewGuidAndTime_UnderReplay_AreStable()
    {
        var seen = new List<string>();
        var state = await RunAsync(async (c, _) =>
        {
            var first = $"{c.NewGuid()} {c.CurrentUtcTime:O}";
            await c.CallActivityAsync("echo", Of(""));
            var second = $"{c.NewGuid()} {c.CurrentUtcTime:O}";
            await c.CallActivityAsync("echo", Of(""));
            lock (seen)
            {
                seen.Add($"{first} {second}");
            }

            return $"{first} {second}";
        });

        seen.ShouldAllBe(text => text == state.Output);
        state.Output!.Split(' ').Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(3);
    }

    private static Task<string?> ThrowsAtOnceAsync(IOrchestrationContext context, string? input) =>
        throw new FormatException("at once");

    /// <summary>How long the chain is; replaying at every step costs its square.</summary>
    protected virtual int ChainLength => 2000;

    /// <summary>How wide the fan-out is; so does a step for every result.</summary>
    protected virtual int FanOutWidth => 5000;
}
