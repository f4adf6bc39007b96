using System.Globalization;

namespace GenXai.Hosting.Embedded.Storage;

/// <summary>Where a page ended: the time and the id of its last instance.</summary>
internal readonly record struct PageToken(long CreatedTicks, string Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedTicks}~{Id}");

    public static PageToken? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var at = text.IndexOf('~', StringComparison.Ordinal);
        return at > 0 && long.TryParse(text.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new PageToken(ticks, text[(at + 1)..])
            : throw new ArgumentException(
                $"'{text}' is no continuation: expected the one that the page before gave", nameof(text));
    }
}
