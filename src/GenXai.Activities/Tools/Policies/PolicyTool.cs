using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Time;

namespace GenXai.Activities.Tools.Policies;

/// <summary>A tool under its policy: each attempt has its time-out, what failed for now is repeated.</summary>
internal sealed class PolicyTool : ITool
{
    private const double LongestPauseSeconds = 60;
    private readonly ITool _tool;
    private readonly ToolPolicy _policy;
    private readonly IActivityClock _clock;

    public PolicyTool(ITool tool, ToolPolicy policy, IActivityClock clock)
    {
        if (policy.TimeoutSeconds is <= 0 || policy.Retries is < 0 or > 10 || policy.BackoffSeconds < 0)
        {
            throw new ArgumentException(
                $"The policy of the tool '{tool.Name}' is not valid: TimeoutSeconds must be above 0, Retries 0 to 10, BackoffSeconds at least 0.", nameof(policy));
        }

        _tool = tool;
        _policy = policy;
        _clock = clock;
    }

    public string Name => _tool.Name;

    public string Description => _tool.Description;

    public JsonElement Parameters => _tool.Parameters;

    public async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var key = context.IdempotencyKey;
        for (var attempt = 0; ; attempt++)
        {
            // Errors that were received get a key of their own; a repeat after no answer keeps it (product.md, section 11).
            double? asked;
            try
            {
                return await AttemptAsync(context, arguments, cancellationToken);
            }
            catch (ToolException exception) when (exception.Transient && attempt < _policy.Retries && !(exception.RetryAfterSeconds > LongestPauseSeconds))
            {
                asked = exception.RetryAfterSeconds;
                if (exception.InnerException is not CallTimeoutException)
                {
                    context = context with { IdempotencyKey = $"{key}.r{(attempt + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}" };
                }
            }

            var pause = asked ?? Math.Min(LongestPauseSeconds, _policy.BackoffSeconds * Math.Pow(2, attempt));
            await _clock.DelayAsync(TimeSpan.FromSeconds(pause), cancellationToken);
        }
    }

    private async Task<JsonElement> AttemptAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        if (_policy.TimeoutSeconds is not { } seconds)
        {
            return await _tool.CallAsync(context, arguments, cancellationToken);
        }

        try
        {
            return await TimedCall.RunAsync(
                token => _tool.CallAsync(context, arguments, token), CallLimit.Of(seconds, seconds), _clock.Time, cancellationToken);
        }
        catch (CallTimeoutException exception)
        {
            throw new ToolException($"{Name}: {exception.Message}", transient: true, exception);
        }
    }
}
