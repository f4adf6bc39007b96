using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Requests;

/// <summary>Reads the header <c>Prefer</c> (RFC 7240); preferences that are not known are ignored, as it says.</summary>
internal static class Preference
{
    /// <summary>How long the caller wants to wait; more than the most counts as the most.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: no number of seconds.</exception>
    public static TimeSpan? Wait(HttpRequest request, TimeSpan most)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(value => (value ?? "").Split(',', ';')))
        {
            var parts = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!string.Equals(parts[0], "wait", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            return parts.Length == 2
                && int.TryParse(parts[1].Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, most.TotalSeconds))
                : throw new WorkflowClientException(
                    ErrorCodes.InvalidInput,
                    FormattableString.Invariant($"the header 'Prefer: {preference.Trim()}' is not understood; expected 'Prefer: wait=N' with N seconds from 0 to {most.TotalSeconds:0}"));
        }

        return null;
    }
}
