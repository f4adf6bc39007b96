using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Texts: about the topic where they are free, else in the form that a format or pattern asks for.</summary>
internal sealed class StringSampler
{
    private const int LongestFree = 120;

    // A schema that asks for more than this of one text is not for a model to fill.
    private const int LongestMade = 100_000;
    private readonly OfflineTopic _topic;

    public StringSampler(OfflineTopic topic) => _topic = topic;

    public IEnumerable<JsonElement> Candidates(SchemaPart part)
    {
        var shortest = part.Least("minLength");
        var longest = part.Most("maxLength");
        if (shortest > LongestMade || shortest > longest)
        {
            return [];
        }

        var format = part.All("format").Select(static value => value.GetString()).FirstOrDefault();
        var texts = part.All("pattern").Select(static value => value.GetString()).FirstOrDefault() is { } pattern
            ? PatternSampler.Candidates(pattern, shortest)
            : format is not null ? Formatted(format) : [];
        return texts.Concat(Free(shortest, longest)).Select(JsonValues.FromString);
    }

    private IEnumerable<string> Free(int shortest, int longest)
    {
        var most = Math.Min(longest, Math.Max(shortest, LongestFree));
        for (var variant = 0; ; variant++)
        {
            yield return TextFit.Fit(_topic.Subject, shortest, most, variant);
        }
    }

    private static IEnumerable<string> Formatted(string format)
    {
        for (var variant = 0; variant < 256; variant++)
        {
            var day = new DateOnly(2026, 1, 1).AddDays(variant);
            var text = format switch
            {
                "date-time" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00Z",
                "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "time" => string.Create(CultureInfo.InvariantCulture, $"12:{variant / 60:00}:{variant % 60:00}Z"),
                "email" => string.Create(CultureInfo.InvariantCulture, $"person{variant + 1}@example.com"),
                "uri" => string.Create(CultureInfo.InvariantCulture, $"https://example.com/{variant + 1}"),
                "uuid" => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{variant + 1:x12}"),
                _ => null,
            };
            if (text is null)
            {
                yield break;
            }

            yield return text;
        }
    }
}
