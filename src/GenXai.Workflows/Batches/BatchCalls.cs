using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Batches;

/// <summary>Calls of activities that are repeated with pauses, and the count of history that they make.</summary>
internal sealed class BatchCalls(IOrchestrationContext context)
{
    private const int Attempts = 12;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>How many history events this generation has made, roughly.</summary>
    public int Events { get; private set; }

    public void Count(int events) => Events += events;

    /// <summary>Calls an activity that gives nothing.</summary>
    /// <exception cref="BatchFailedException">It failed each time.</exception>
    public async Task<string?> CallAsync<TRequest>(string name, TRequest request, JsonTypeInfo<TRequest> type)
    {
        var payload = JsonSerializer.Serialize(request, type);
        for (var attempt = 1; ; attempt++)
        {
            Events += 2;
            var result = await context.CallActivityAsync(name, ActivityInput.Of(payload));
            if (result.Failure is not { } failure)
            {
                return result.Value;
            }

            if (attempt == Attempts)
            {
                throw new BatchFailedException(string.Create(
                    CultureInfo.InvariantCulture, $"{name} failed {Attempts} times, the last time with {failure.Type}: {failure.Message}"));
            }

            await PauseAsync(TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt - 1), LongestPause.TotalSeconds)));
        }
    }

    /// <summary>Calls an activity that gives a value.</summary>
    /// <exception cref="BatchFailedException">It failed each time, or gave none.</exception>
    public async Task<TResult> CallAsync<TRequest, TResult>(
        string name, TRequest request, JsonTypeInfo<TRequest> type, JsonTypeInfo<TResult> resultType)
        where TResult : class =>
        JsonSerializer.Deserialize(await CallAsync(name, request, type) ?? "null", resultType)
            ?? throw new BatchFailedException($"{name} gave nothing");

    /// <summary>Waits; a timer may fire early, and is then set again.</summary>
    public async Task PauseAsync(TimeSpan pause)
    {
        var until = context.CurrentUtcTime + pause;
        while (context.CurrentUtcTime < until)
        {
            Events += 2;
            await context.CreateTimerAsync(until, CancellationToken.None);
        }
    }
}
