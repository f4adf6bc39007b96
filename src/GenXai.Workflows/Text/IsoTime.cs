using System.Globalization;

namespace GenXai.Workflows.Text;

/// <summary>Times as workflows write them: ISO 8601, UTC where no offset is given.</summary>
internal static class IsoTime
{
    // Exact forms only: a looser reader takes "12:00" for noon of the day on which it reads.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text; spaces around it do not count.</param>
    /// <param name="time">The time, in UTC.</param>
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text.Trim(),
        Formats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
