using GenXai.Activities.Time;
using Microsoft.Extensions.Time.Testing;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>Virtual time: a delay takes none, and moves the clock on.</summary>
internal sealed class ManualClock : IActivityClock
{
    public FakeTimeProvider Fake { get; } = new();

    public TimeProvider Time => Fake;

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Fake.Advance(delay);
        return Task.CompletedTask;
    }
}
