using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Numbers within their bounds: well up in the range, so that scores and confidences pass.</summary>
internal static class NumberSampler
{
    private const decimal Preferred = 0.9m;
    private const decimal Largest = 1e20m;
    private const int Steps = 16;

    public static IEnumerable<JsonElement> Candidates(SchemaPart part, bool whole)
    {
        var least = Bounds(part, "minimum", "exclusiveMinimum").Select(static value => (decimal?)value).Max();
        var most = Bounds(part, "maximum", "exclusiveMaximum").Select(static value => (decimal?)value).Min();
        var step = part.All("multipleOf").Select(Read).Where(static value => value > 0).DefaultIfEmpty(0).Max();
        if (step == 0 && whole)
        {
            step = 1;
        }

        return Values(least, most, step).Distinct().Select(static value => JsonValues.Build(writer => writer.WriteNumberValue(Trim(value))));
    }

    private static IEnumerable<decimal> Values(decimal? least, decimal? most, decimal step)
    {
        var start = (least, most) switch
        {
            ({ } low, { } high) => low + ((high - low) * Preferred),
            ({ } low, null) => Math.Max(low, 1),
            (null, { } high) => Math.Min(high, 1),
            _ => 1m,
        };
        yield return step > 0 ? Floor(start, step) : Math.Round(start, 2);
        if (step > 0)
        {
            var first = least is { } low ? -Floor(-low, step) : most is { } high ? Floor(high, step) : 0;
            var direction = least is null && most is not null ? -step : step;
            for (var index = 0; ; index++)
            {
                yield return first + (index * direction);
            }
        }

        yield return start;
        var from = least ?? (most - Steps) ?? 0;
        var to = most ?? (from + Steps);
        yield return from;
        yield return to;
        for (var index = 1; index < Steps; index++)
        {
            yield return from + ((to - from) * index / Steps);
        }

        // Many different numbers, for lists without repeats: halves, quarters, eighths …
        for (var parts = 2L * Steps; ; parts *= 2)
        {
            for (var index = 1L; index < parts; index += 2)
            {
                yield return from + ((to - from) * index / parts);
            }
        }
    }

    private static decimal Floor(decimal value, decimal step) => Math.Floor(value / step) * step;

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    private static IEnumerable<decimal> Bounds(SchemaPart part, params IEnumerable<string> keywords) =>
        keywords.SelectMany(part.All).Select(Read);

    // Bounds beyond what an example needs are drawn in; whether a value fits is checked afterwards all the same.
    private static decimal Read(JsonElement value)
    {
        if (value.TryGetDecimal(out var exact) && Math.Abs(exact) <= Largest)
        {
            return exact;
        }

        return value.TryGetDouble(out var number) && number < 0 ? -Largest : Largest;
    }
}
