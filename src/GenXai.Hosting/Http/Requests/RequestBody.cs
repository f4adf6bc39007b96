using System.Text;
using System.Text.Json;
using GenXai.Hosting.Http.Responses;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Requests;

/// <summary>Reads JSON bodies, bounded in size and depth.</summary>
internal static class RequestBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the body.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="ApiException">It is too large, of another type, or no JSON.</exception>
    public static async Task<JsonElement?> ReadAsync(
        HttpRequest request, int maxBytes, int maxDepth, CancellationToken cancellationToken)
    {
        return Parse(request, await ReadBytesAsync(request, maxBytes, cancellationToken), maxDepth);
    }

    /// <summary>Reads a body that was received.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="ApiException">It is of another type, or no JSON.</exception>
    public static JsonElement? Parse(HttpRequest request, ReadOnlyMemory<byte> bytes, int maxDepth)
    {
        if (bytes.Length == 0)
        {
            return null;
        }

        if (!IsJson(request.ContentType))
        {
            throw new ApiException(
                StatusCodes.Status415UnsupportedMediaType,
                ErrorCodes.InvalidInput,
                $"the body is '{request.ContentType}'; send JSON with the header 'Content-Type: application/json'");
        }

        try
        {
            // Some clients begin with a byte order mark, which RFC 8259 allows a reader to pass over.
            var value = JsonValues.Parse(Strict.GetString(bytes.Span).TrimStart('\uFEFF'));
            return Depth(value, maxDepth) ? value : throw Bad($"the body is nested deeper than {maxDepth} levels; send flatter JSON");
        }
        catch (JsonException exception)
        {
            throw Bad($"the body is not valid JSON{JsonFault.Where(exception)}, or is nested deeper than {maxDepth} levels: {JsonFault.Text(exception)}");
        }
        catch (DecoderFallbackException)
        {
            throw Bad("the body is not valid UTF-8 text; send JSON as UTF-8");
        }
    }

    private static ApiException Bad(string message) =>
        new(StatusCodes.Status400BadRequest, ErrorCodes.InvalidInput, message);

    private static bool IsJson(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim();
        return string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
            || (type is not null
                && type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Depth(JsonElement value, int left) => value.ValueKind switch
    {
        JsonValueKind.Array => left > 0 && value.EnumerateArray().All(item => Depth(item, left - 1)),
        JsonValueKind.Object => left > 0 && value.EnumerateObject().All(property => Depth(property.Value, left - 1)),
        _ => true,
    };

    /// <summary>Receives the body.</summary>
    /// <exception cref="ApiException">It is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > maxBytes)
            {
                throw TooLarge(maxBytes);
            }

            await buffer.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static ApiException TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        ErrorCodes.InvalidInput,
        FormattableString.Invariant($"the body is larger than {maxBytes} bytes, the most that this route takes; send less, or a reference to it"));
}
