using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenXai.Activities.Callbacks;

/// <summary>
/// HMAC-SHA256 signatures of HTTP bodies: <c>sha256=</c> and lower-case hexadecimal digits. With a timestamp the text
/// that is signed is the timestamp, a dot and the body.
/// </summary>
public static class HmacSignature
{
    /// <summary>The header that carries the signature.</summary>
    public const string Header = "X-GenXai-Signature";

    /// <summary>The header that carries the time of sending, in seconds since 1970, UTC.</summary>
    public const string TimestampHeader = "X-GenXai-Timestamp";

    private const string Prefix = "sha256=";

    /// <summary>Signs a body.</summary>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="timestamp">The timestamp as it stands in its header; null to sign the body alone.</param>
    /// <param name="body">The body.</param>
    public static string Of(string secret, string? timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        if (timestamp is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        }

        hash.AppendData(body);
        return Prefix + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a signature is right; the time that it takes does not tell how much of it is.</summary>
    /// <param name="signature">What the sender sent.</param>
    /// <param name="secret">The secret that both sides know.</param>
    /// <param name="timestamp">The timestamp as it stands in its header; null when the body alone is signed.</param>
    /// <param name="body">The body.</param>
    public static bool IsRight(string signature, string secret, string? timestamp, ReadOnlySpan<byte> body) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(secret, timestamp, body)));

    /// <summary>A time as the header carries it.</summary>
    /// <param name="at">The time.</param>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
