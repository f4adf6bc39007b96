using System.ClientModel.Primitives;
using System.Globalization;

namespace GenXai.Activities.Models.Http;

/// <summary>How long a service asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>Reads <c>retry-after-ms</c> and <c>Retry-After</c>, the latter as seconds or as a date.</summary>
    /// <returns>Seconds, 0 or more; null when the service does not say.</returns>
    public static double? Seconds(PipelineResponse? response)
    {
        if (response is null)
        {
            return null;
        }

        if (response.Headers.TryGetValue("retry-after-ms", out var text) && Number(text) is { } milliseconds)
        {
            return milliseconds / 1000;
        }

        if (!response.Headers.TryGetValue("Retry-After", out text))
        {
            return null;
        }

        if (Number(text) is { } seconds)
        {
            return seconds;
        }

        // Both dates are the service's, so that our clock does not matter.
        return Date(text) is { } until && response.Headers.TryGetValue("Date", out var sent) && Date(sent) is { } now
            ? Math.Max((until - now).TotalSeconds, 0)
            : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1e9 ? number : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
