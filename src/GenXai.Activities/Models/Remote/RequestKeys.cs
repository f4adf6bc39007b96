using System.Globalization;

namespace GenXai.Activities.Models.Remote;

/// <summary>The keys of the requests of one call (product.md, section 11).</summary>
internal static class RequestKeys
{
    /// <summary>Most requests of one call.</summary>
    public const int PerCall = 4;

    /// <summary>The key after so many errors that were received: <c>.2</c>, <c>.3</c> and so on.</summary>
    /// <remarks>
    /// Each attempt of the node has numbers of its own (1 to 4, 5 to 8 and so on): a key that was answered with an
    /// error must not be used again by the next attempt.
    /// </remarks>
    public static string After(string key, int errors)
    {
        var call = key.LastIndexOf('/') + 1;
        var dot = key.IndexOf('.', call);
        var attempt = dot >= 0 && int.TryParse(key.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
        var number = ((attempt - 1) * PerCall) + 1 + errors;
        var stem = dot >= 0 ? key[..dot] : key;
        return number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}.{number}");
    }
}
