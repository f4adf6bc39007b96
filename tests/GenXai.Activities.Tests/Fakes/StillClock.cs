using GenXai.Activities.Time;
using Microsoft.Extensions.Time.Testing;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>Time that stands still: a delay lets others work, and no lease runs out.</summary>
internal sealed class StillClock : IActivityClock
{
    public TimeProvider Time { get; } = new FakeTimeProvider();

    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
    }
}
