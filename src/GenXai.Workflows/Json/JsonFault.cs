using System.Text.Json;

namespace GenXai.Workflows.Json;

/// <summary>What is wrong with a text that is no JSON, in words for whoever wrote it.</summary>
public static class JsonFault
{
    /// <summary>The fault's place, as it follows a text: <c> at line 1, column 5</c>; empty when the reader does not say.</summary>
    /// <param name="exception">What the reader said.</param>
    public static string Where(JsonException exception) => exception is { LineNumber: { } line, BytePositionInLine: { } column }
        ? FormattableString.Invariant($" at line {line + 1}, column {column + 1}")
        : "";

    /// <summary>The fault in one sentence, without its place.</summary>
    /// <param name="exception">What the reader said.</param>
    public static string Text(JsonException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var message = exception.Message;
        if (message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
        {
            return "it ends before all brackets and braces are closed.";
        }

        if (message.StartsWith("The input does not contain any JSON tokens", StringComparison.Ordinal))
        {
            return "it is empty.";
        }

        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
