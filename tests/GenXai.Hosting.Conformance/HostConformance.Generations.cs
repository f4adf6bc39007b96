using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    private const int Messages = 60;

    [Fact]
    public async Task ContinueAsNew_StartsAGenerationWithItsInput_AndAnEmptyHistory()
    {
        var state = await RunAsync(
            async (c, input) =>
            {
                var count = Number(input);
                await c.CallActivityAsync("echo", Of(""));
                if (count < 5)
                {
                    c.ContinueAsNew(Text(count + 1));
                }

                return $"done {count}";
            },
            "0");

        (state.Status, state.Output).ShouldBe((OrchestrationStatus.Completed, "done 5"));
    }

    [Fact]
    public async Task ContinueAsNew_WithEventsNotTaken_CarriesThemOver()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, input) =>
        {
            if (input is null)
            {
                await c.WaitForExternalEventAsync("go");
                c.ContinueAsNew("second");
                return null;
            }

            return $"{await c.WaitForExternalEventAsync("a")},{await c.WaitForExternalEventAsync("b")},{await c.WaitForExternalEventAsync("A")}";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));
        await host.Client.RaiseEventAsync("i", "a", "1");
        await host.Client.RaiseEventAsync("i", "b", "2");
        await host.Client.RaiseEventAsync("i", "go", "");
        await host.Client.RaiseEventAsync("i", "a", "3");

        ShouldBeMail((await EndOfAsync(host, "i")).Output, ["1", "2", "3"]);
    }

    [Fact]
    public async Task ContinueAsNew_WithATimer_CanMakeItAgain()
    {
        var state = await RunAsync(
            async (c, input) =>
            {
                var due = input is null ? c.CurrentUtcTime.AddMilliseconds(60) : DateTimeOffset.Parse(input, null);
                var timer = c.CreateTimerAsync(due, CancellationToken.None);
                if (input is null)
                {
                    await c.CallActivityAsync("echo", Of(""));
                    c.ContinueAsNew(due.ToString("O"));
                    return null;
                }

                await timer;
                return (c.CurrentUtcTime >= due).ToString();
            });

        state.Output.ShouldBe("True");
    }

    [Fact]
    public async Task ContinueAsNew_AfterADrain_LosesNoResult()
    {
        var program = new ConformanceProgram();
        var state = await RunAsync(
            async (c, input) =>
            {
                if (input is not null)
                {
                    return input;
                }

                var calls = Enumerable.Range(0, 10).Select(i => c.CallActivityAsync("double", Of(Text(i)))).ToList();
                await Task.WhenAny(calls);
                var results = await Task.WhenAll(calls);
                c.ContinueAsNew(string.Join(',', results.Select(r => r.Value)));
                return null;
            },
            null,
            program);

        state.Output.ShouldBe("0,2,4,6,8,10,12,14,16,18");
        program.Executed.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Mailbox_WithOneWaiterAcrossGenerations_LosesNothing()
    {
        var program = new ConformanceProgram().Orchestrator("main", MailboxAsync);
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", ""));
        for (var i = 0; i < Messages; i++)
        {
            (await host.Client.RaiseEventAsync("i", "mail", Text(i))).ShouldBeTrue();
        }

        ShouldBeMail((await EndOfAsync(host, "i")).Output, Enumerable.Range(0, Messages).Select(Text));
    }

    /// <summary>Takes seven messages in each generation, with a call open most of the time.</summary>
    private static async Task<string?> MailboxAsync(IOrchestrationContext c, string? input)
    {
        var seen = string.IsNullOrEmpty(input) ? [] : input.Split(',').ToList();
        for (var i = 0; i < 7; i++)
        {
            var call = c.CallActivityAsync("echo", Of(""));
            seen.Add(await c.WaitForExternalEventAsync("mail"));
            await call;
            if (seen.Count == Messages)
            {
                return string.Join(',', seen);
            }
        }

        c.ContinueAsNew(string.Join(',', seen));
        return null;
    }

    private void ShouldBeMail(string? seen, IEnumerable<string> sent) =>
        seen.ShouldNotBeNull().Split(',').ShouldBe(sent, ignoreOrder: !Setup.KeepsOrderOfMail);
}
