using GenXai.Activities.Resilience.Breakers;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Resilience;

public sealed class BreakerStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Failed_FiveInARow_Opens()
    {
        var four = Fail(4);
        four.PhaseAt(Start).ShouldBe(BreakerPhase.Closed);
        four.Failed(Start).PhaseAt(Start).ShouldBe(BreakerPhase.Open);
        four.Succeeded(Start).ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public void Wait_Open_IsTheRestOfTheBreak()
    {
        var open = Fail(5);
        open.Wait(Start.AddSeconds(20)).ShouldBe(TimeSpan.FromSeconds(40));
        open.Wait(Start.AddSeconds(60)).ShouldBe(TimeSpan.Zero);
        open.PhaseAt(Start.AddSeconds(60)).ShouldBe(BreakerPhase.HalfOpen);
    }

    [Fact]
    public void Open_LateAnswers_ChangeNothing()
    {
        var open = Fail(5);
        open.Failed(Start.AddSeconds(1)).ShouldBe(open);
        open.Succeeded(Start.AddSeconds(1)).ShouldBe(open);
    }

    [Fact]
    public void HalfOpen_OneTriesItOut()
    {
        var later = Start.AddSeconds(60);
        var trying = Fail(5).Entered(later);
        trying.Wait(later).ShouldBe(BreakerState.BreakDuration);
        trying.Succeeded(later).ShouldBe(BreakerState.Closed);
        trying.Failed(later).PhaseAt(later.AddSeconds(59)).ShouldBe(BreakerPhase.Open);
        // One that never came back does not keep it shut for ever.
        trying.Wait(later.AddSeconds(60)).ShouldBe(TimeSpan.Zero);
    }

    private static BreakerState Fail(int times) =>
        Enumerable.Range(0, times).Aggregate(BreakerState.Closed, static (state, _) => state.Failed(Start));
}
