namespace GenXai.Activities.Tools.Metrics;

/// <summary>What a tool was used for in this process.</summary>
/// <param name="Tool">Its name.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Successes">How many calls gave a result.</param>
/// <param name="Failures">How many failed.</param>
/// <param name="TotalMs">How long all calls took together, in milliseconds.</param>
public sealed record ToolUsage(string Tool, long Calls, long Successes, long Failures, double TotalMs)
{
    internal ToolUsage With(bool succeeded, TimeSpan duration) => this with
    {
        Calls = Calls + 1,
        Successes = Successes + (succeeded ? 1 : 0),
        Failures = Failures + (succeeded ? 0 : 1),
        TotalMs = TotalMs + duration.TotalMilliseconds,
    };
}
