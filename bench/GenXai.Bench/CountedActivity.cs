using GenXai.Workflows.Orchestration;

namespace GenXai.Bench;

/// <summary>Counts the bytes that go in and out of an activity: each of them stands in history.</summary>
internal sealed class CountedActivity(IActivity activity, Action<long> count) : IActivity
{
    public string Name => activity.Name;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var result = await activity.RunAsync(instanceId, payload, cancellationToken);
        count(payload.Length + (result?.Length ?? 0));
        return result;
    }
}
