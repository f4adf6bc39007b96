using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using GenXai.Hosting.Embedded.Tests.Conformance;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Time;

public sealed class VirtualTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly VirtualClock _clock = new();
    private readonly List<string> _order = [];
    private readonly ConformanceProgram _program = new();

    public VirtualTimeTests() => _program.Activity("delay", async (input, token) =>
    {
        await _clock.DelayAsync(TimeSpan.FromSeconds(double.Parse(input.Split(' ')[0], null)), token);
        _order.Add(input);
        return input;
    });

    [Fact]
    public async Task Delays_InParallel_TakeAsLongAsTheLongest()
    {
        var state = await RunAsync(async (c, input) =>
        {
            await Task.WhenAll(Delay(c, "3600"), Delay(c, "7200"), Delay(c, "60"));
            return (c.CurrentUtcTime - Start).ToString("c");
        });

        state.Output.ShouldBe("02:00:00");
        _order.ShouldBe(["60", "3600", "7200"]);
    }

    [Fact]
    public async Task Completions_AtOneInstant_ComeInTheOrderOfTheirCalls()
    {
        _program.Activity("twice", async (input, token) =>
        {
            await _clock.DelayAsync(TimeSpan.FromSeconds(0.5), token);
            await _clock.DelayAsync(TimeSpan.FromSeconds(0.5), token);
            return input;
        });
        var state = await RunAsync(async (c, input) =>
        {
            var seen = new List<string>();
            await Task.WhenAll(
                NoteAsync("a", c.CallActivityAsync("twice", ActivityInput.Of(""))),
                NoteAsync("b", c.CreateTimerAsync(c.CurrentUtcTime.AddSeconds(1), CancellationToken.None)),
                NoteAsync("c", Delay(c, "1")));
            return string.Concat(seen);

            async Task NoteAsync(string name, Task task)
            {
                await task;
                seen.Add(name);
            }
        });

        state.Output.ShouldBe("abc");
    }

    [Fact]
    public async Task TimeOut_ByTheClocksTimeProvider_IsExact()
    {
        _program.Activity("slow", async (input, _) =>
        {
            using var source = new CancellationTokenSource(TimeSpan.FromSeconds(0.05), _clock.Time);
            var start = _clock.Time.GetTimestamp();
            try
            {
                await _clock.DelayAsync(TimeSpan.FromHours(1), source.Token);
            }
            catch (OperationCanceledException)
            {
                return _clock.Time.GetElapsedTime(start).TotalMilliseconds.ToString(null, null);
            }

            return "never";
        });

        (await RunAsync(async (c, _) => (await c.CallActivityAsync("slow", ActivityInput.Of(""))).Value)).Output.ShouldBe("50");
    }

    [Fact]
    public async Task RealWork_HoldsTheClock()
    {
        _program.Activity("real", async (_, token) =>
        {
            await Task.Run(() => Thread.SpinWait(2_000_000), token);
            return (_clock.Time.GetUtcNow() - Start).ToString("c");
        });
        var state = await RunAsync(async (c, _) =>
        {
            var timer = c.CreateTimerAsync(c.CurrentUtcTime.AddSeconds(1), CancellationToken.None);
            var real = await c.CallActivityAsync("real", ActivityInput.Of(""));
            await timer;
            return $"{real.Value} {c.CurrentUtcTime - Start:c}";
        });

        state.Output.ShouldBe("00:00:00 00:00:01");
    }

    [Fact]
    public async Task CancelledTimer_DoesNotMoveTheClock()
    {
        await RunAsync(async (c, input) =>
        {
            using var source = new CancellationTokenSource();
            _ = c.CreateTimerAsync(c.CurrentUtcTime.AddDays(1), source.Token);
            await Delay(c, "5");
#pragma warning disable VSTHRD103 // CancelAsync would leave the orchestration's thread.
            source.Cancel();
#pragma warning restore VSTHRD103
            await Delay(c, "5");
            return null;
        });

        _clock.Time.GetUtcNow().ShouldBe(Start.AddSeconds(10));
    }

    [Fact]
    public async Task BeforeTimeMoves_AnswersAPerson_BeforeTheTimeOut()
    {
        EmbeddedHost? opened = null;
        var answered = false;
        var program = _program.Orchestrator("main", async (c, _) =>
        {
            var due = c.CreateTimerAsync(c.CurrentUtcTime.AddMinutes(1), CancellationToken.None);
            var answer = c.WaitForExternalEventAsync("answer");
            return await Task.WhenAny(due, answer) == answer ? $"{await answer} at {c.CurrentUtcTime - Start:c}" : "time-out";
        });
        var options = OptionsOf(program) with
        {
            BeforeTimeMoves = async token =>
            {
                if (answered || opened is null)
                {
                    return opened is null;
                }

                answered = true;
                return await opened.Client.RaiseEventAsync("i", "answer", "yes", token);
            },
        };
        await using var host = opened = await EmbeddedHost.OpenAsync(options, TestContext.Current.CancellationToken);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null), TestContext.Current.CancellationToken);
        var state = await host.Client.WaitForChangeAsync("i", s => s.IsEnded, TestContext.Current.CancellationToken);

        state.ShouldNotBeNull().Output.ShouldBe("yes at 00:00:00");
    }

    [Fact]
    public async Task WhenQuiescent_AnInstanceWaitsForAnEvent_Ends()
    {
        _program.Orchestrator("main", async (c, _) =>
        {
            await Delay(c, "100");
            return await c.WaitForExternalEventAsync("never");
        });
        await using var host = await EmbeddedHost.OpenAsync(OptionsOf(_program), TestContext.Current.CancellationToken);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null), TestContext.Current.CancellationToken);
        await host.WhenQuiescentAsync(TestContext.Current.CancellationToken);

        (await host.Client.GetAsync("i", cancellationToken: TestContext.Current.CancellationToken)).ShouldNotBeNull()
            .Status.ShouldBe(OrchestrationStatus.Waiting);
        _clock.Time.GetUtcNow().ShouldBe(Start.AddSeconds(100));
    }

    private static Task<CallResult> Delay(IOrchestrationContext c, string seconds) =>
        c.CallActivityAsync("delay", ActivityInput.Of(seconds));

    private async Task<OrchestrationState> RunAsync(Func<IOrchestrationContext, string?, Task<string?>> code)
    {
        await using var host = await EmbeddedHost.OpenAsync(OptionsOf(_program.Orchestrator("main", code)));
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        return (await host.Client.WaitForChangeAsync("i", s => s.IsEnded)).ShouldNotBeNull();
    }

    private EmbeddedOptions OptionsOf(ConformanceProgram program) =>
        new() { Program = _ => EmbeddedConformanceHost.ProgramOf(program), Clock = _clock };
}
