namespace GenXai.Activities.Models.Http;

/// <summary>What a service says of a failure, made fit for logs and history: short, one line, without the key.</summary>
internal static class FailureText
{
    private const int Longest = 400;

    public static string Shown(string? text, HttpModelInfo info)
    {
        var line = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (info.Secret is { Length: > 0 } secret)
        {
            line = line.Replace(secret, "***", StringComparison.Ordinal);
        }

        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
