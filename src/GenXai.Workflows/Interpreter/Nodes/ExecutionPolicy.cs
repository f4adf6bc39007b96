using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>The execution settings that hold for a piece of work: the nearest wins, key by key (product.md, section 7).</summary>
internal sealed record ExecutionPolicy
{
    /// <summary>The hard time-out of every call, in seconds.</summary>
    private const double HardTimeoutSeconds = 300;

    public int RetryCount { get; init; }

    public double BackoffSeconds { get; init; } = 1;

    public double? TimeoutSeconds { get; init; }

    public bool ContinueOnError { get; init; }

    public ImmutableArray<string> Fallback { get; init; } = [];

    /// <summary>The time-out of one call in seconds, when so much of the attempt's time is spent.</summary>
    public double CallTimeout(double spentMs) => TimeoutSeconds is { } stated
        ? Math.Max(stated - (spentMs / 1000), 0)
        : HardTimeoutSeconds;

    /// <summary>The wait before an attempt, in seconds: doubling, at most 60.</summary>
    public double BackoffBefore(int attempt) => Math.Min(BackoffSeconds * Math.Pow(2, attempt - 2), 60);

    /// <summary>Merges settings, the nearest first.</summary>
    public static ExecutionPolicy Of(params ReadOnlySpan<ExecutionDefinition?> levels)
    {
        var policy = new ExecutionPolicy();
        for (var i = levels.Length - 1; i >= 0; i--)
        {
            if (levels[i] is not { } level)
            {
                continue;
            }

            policy = new ExecutionPolicy
            {
                RetryCount = level.RetryCount ?? policy.RetryCount,
                BackoffSeconds = level.BackoffSeconds ?? policy.BackoffSeconds,
                TimeoutSeconds = level.TimeoutSeconds ?? policy.TimeoutSeconds,
                ContinueOnError = level.ContinueOnError ?? policy.ContinueOnError,
                Fallback = level.Fallback ?? policy.Fallback,
            };
        }

        return policy;
    }
}
