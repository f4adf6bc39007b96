using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GenXai.Hosting.Encryption;

/// <summary>
/// The form of a sealed value, version 1: <c>GXS</c>, the form's number, the length and the text of the key's version,
/// nonce, tag, ciphertext. No JSON begins so. As a text it is <c>gx1:</c> and base64.
/// </summary>
internal static class Envelope
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const string TextMark = "gx1:";
    private const byte Form = 1;

    private static ReadOnlySpan<byte> Mark => "GXS"u8;

    /// <summary>How many bytes stand before the nonce.</summary>
    public static int HeadBytes(string keyVersion) => Mark.Length + 2 + Encoding.UTF8.GetByteCount(keyVersion);

    public static void WriteHead(Span<byte> target, string keyVersion)
    {
        Mark.CopyTo(target);
        target[Mark.Length] = Form;
        target[Mark.Length + 1] = (byte)Encoding.UTF8.GetBytes(keyVersion, target[(Mark.Length + 2)..]);
    }

    /// <summary>Whether bytes say that they are sealed.</summary>
    public static bool IsSealed(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Mark);

    /// <summary>Reads the head; false when it is none of a form that this program knows.</summary>
    public static bool TryReadHead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? keyVersion, out int length)
    {
        (keyVersion, length) = (null, 0);
        if (bytes.Length < Mark.Length + 2 || !IsSealed(bytes) || bytes[Mark.Length] != Form)
        {
            return false;
        }

        var text = bytes[(Mark.Length + 2)..];
        var size = bytes[Mark.Length + 1];
        if (text.Length < size)
        {
            return false;
        }

        (keyVersion, length) = (Encoding.UTF8.GetString(text[..size]), Mark.Length + 2 + size);
        return true;
    }

    public static string ToText(ReadOnlySpan<byte> envelope) => TextMark + Convert.ToBase64String(envelope);

    public static bool IsSealed(string text) => text.StartsWith(TextMark, StringComparison.Ordinal);

    /// <summary>The envelope in a text; null when the text holds none.</summary>
    public static byte[]? FromText(string text)
    {
        var coded = text.AsSpan(TextMark.Length);
        return Base64.IsValid(coded) ? Convert.FromBase64String(coded.ToString()) : null;
    }
}
