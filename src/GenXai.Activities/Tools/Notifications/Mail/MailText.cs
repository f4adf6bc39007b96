using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenXai.Activities.Tools.Notifications.Mail;

/// <summary>A mail as it goes over the wire (RFC 5322, MIME).</summary>
internal sealed record MailText
{
    public required string From { get; init; }

    public required ImmutableArray<string> To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required bool IsHtml { get; init; }

    /// <summary>The key of the call: a repeat has the same message id, by which servers and readers know it.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Id =>
        $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..32]}@{From[(From.LastIndexOf('@') + 1)..]}>";

    /// <summary>Headers and body, all ASCII: no line can be taken for the end of the mail.</summary>
    public string Print()
    {
        var mail = new StringBuilder();
        Header(mail, "From", From);
        Header(mail, "To", string.Join(",\r\n ", To));
        Header(mail, "Subject", Encoded(Subject));
        Header(mail, "Date", At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));
        Header(mail, "Message-ID", Id);
        Header(mail, "MIME-Version", "1.0");
        Header(mail, "Content-Type", $"text/{(IsHtml ? "html" : "plain")}; charset=utf-8");
        Header(mail, "Content-Transfer-Encoding", "base64");
        mail.Append("\r\n");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(Body)).Chunk(76))
        {
            mail.Append(line).Append("\r\n");
        }

        return mail.ToString();
    }

    private static void Header(StringBuilder mail, string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");

    // Encoded words (RFC 2047) of at most 75 characters; line breaks are encoded like the rest.
    private static string Encoded(string text)
    {
        if (text.Length <= 60 && text.All(static letter => letter is >= ' ' and < '\x7f') && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        List<string> words = [];
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > 42)
            {
                words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
                word.Clear();
            }

            word.AddRange(bytes);
        }

        words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
        return string.Join("\r\n ", words);
    }
}
