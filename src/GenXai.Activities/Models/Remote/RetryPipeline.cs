using GenXai.Activities.Time;
using Polly;
using Polly.Retry;

namespace GenXai.Activities.Models.Remote;

/// <summary>Makes a request again after errors that may pass.</summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<RequestSeries> SeriesKey = new("genxai.series");
    private readonly ResiliencePipeline _pipeline;

    public RetryPipeline(IActivityClock clock, int retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = clock.Time };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Math.Min(retries, RequestKeys.PerCall - 1),
                Delay = TimeSpan.Zero,
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is ModelException failure && SeriesOf(arguments.Context).MayRetry(failure, arguments.AttemptNumber)),
                // The wait is the activity clock's, so that virtual time moves on over it; to Polly there is none left.
                DelayGenerator = async arguments =>
                {
                    var series = SeriesOf(arguments.Context);
                    series.Advance((ModelException)arguments.Outcome.Exception!);
                    await clock.DelayAsync(series.Wait, arguments.Context.CancellationToken);
                    return TimeSpan.Zero;
                },
            });
        }

        _pipeline = builder.Build();
    }

    public async Task<T> RunAsync<T>(RequestSeries series, Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(SeriesKey, series);
            return await _pipeline.ExecuteAsync(
                static async (context, request) => await request(context.CancellationToken), context, request);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RequestSeries SeriesOf(ResilienceContext context) =>
        context.Properties.TryGetValue(SeriesKey, out var series) ? series : throw new InvalidOperationException("The call has no series of requests.");
}
