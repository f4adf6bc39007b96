using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Batches.Items;

/// <summary>Reads lines of JSON; empty ones are passed over.</summary>
internal static class ItemLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the lines.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: a line is no JSON.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Strict);
        for (var number = 1; await NextAsync(reader, name, number, cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, name, number);
            }
        }
    }

    private static async Task<string?> NextAsync(StreamReader reader, string name, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw Bad(name, number, "is not valid UTF-8 text");
        }
    }

    private static JsonElement Parse(string line, string name, int number)
    {
        try
        {
            return JsonValues.Parse(line);
        }
        catch (JsonException exception)
        {
            throw Bad(name, number, $"is no JSON ({exception.Message.Split(". ", 2)[0]})");
        }
    }

    private static WorkflowClientException Bad(string name, int number, string what) => new(
        ErrorCodes.InvalidInput, FormattableString.Invariant($"{name}: line {number} {what}; expected one JSON value on each line, the input of a run"));
}
