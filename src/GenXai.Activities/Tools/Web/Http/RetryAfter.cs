using System.Globalization;

namespace GenXai.Activities.Tools.Web.Http;

internal static class RetryAfter
{
    /// <summary>The seconds that a <c>Retry-After</c> header states; null without one, and for the form with a date, which needs the server's clock.</summary>
    public static double? Seconds(string? header) =>
        double.TryParse(header, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
