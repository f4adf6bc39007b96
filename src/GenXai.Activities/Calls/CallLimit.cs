using System.Globalization;
using System.Runtime.InteropServices;

namespace GenXai.Activities.Calls;

/// <summary>How long a call may take, and how its time-out is reported.</summary>
/// <param name="Span">The limit that is enforced.</param>
/// <param name="StatedSeconds">The limit that the message names.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallLimit(TimeSpan Span, double StatedSeconds)
{
    /// <summary>The hard limit where a request names none (product.md, section 7).</summary>
    public const double HardSeconds = 300;

    // Timers take no more than about 49 days.
    private const double LongestSeconds = 45 * 86_400;

    public string Message =>
        string.Create(CultureInfo.InvariantCulture, $"timed out after {StatedSeconds:0.###############} s");

    /// <summary>The limit of a request.</summary>
    /// <param name="timeoutSeconds">What is left of the time, in seconds; 0 or less where no limit is stated means the hard one.</param>
    /// <param name="statedSeconds">The limit that the author gave; null for none.</param>
    public static CallLimit Of(double timeoutSeconds, double? statedSeconds)
    {
        if (timeoutSeconds <= 0 && statedSeconds is { } spent)
        {
            // The attempt's time is used up: the call is over before it begins, and must not get the hard limit.
            return new CallLimit(TimeSpan.Zero, spent);
        }

        var seconds = timeoutSeconds > 0 ? Math.Min(timeoutSeconds, LongestSeconds) : HardSeconds;
        return new CallLimit(TimeSpan.FromSeconds(seconds), statedSeconds ?? seconds);
    }
}
