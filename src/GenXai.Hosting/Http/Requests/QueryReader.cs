using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Requests;

/// <summary>Reads query parameters.</summary>
internal readonly struct QueryReader(IQueryCollection query)
{
    public string? Text(string name) => query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } one => one[0] is { Length: > 0 } text ? text : throw Bad($"'{name}' is empty; leave it out or give it a value"),
        _ => throw Bad($"'{name}' stands more than once in the query"),
    };

    /// <summary>Several values: comma-separated, or the parameter several times.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public long? Number(string name, long minimum, long maximum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Bad(FormattableString.Invariant($"'{name}' is '{text}'; expected a whole number from {minimum} to {maximum}"));
    }

    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw Bad($"'{name}' is '{text}'; expected true or false"),
    };

    public string Choice(string name, params string[] choices)
    {
        var text = Text(name) ?? choices[0];
        return choices.Contains(text, StringComparer.Ordinal)
            ? text
            : throw Bad($"'{name}' is '{text}'; expected one of {string.Join(", ", choices)}");
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw Bad($"'{name}' is '{text}'; expected a time such as 2026-01-31T08:00:00Z");
    }

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);
}
