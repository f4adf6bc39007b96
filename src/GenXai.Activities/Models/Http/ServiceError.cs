using System.Text.Json;

namespace GenXai.Activities.Models.Http;

/// <summary>The error that a service describes in the body of its answer.</summary>
/// <param name="Code">Its code, such as <c>insufficient_quota</c>; may be empty.</param>
/// <param name="Type">Its type; may be empty.</param>
/// <param name="Message">Its message; may be empty.</param>
internal sealed record ServiceError(string Code, string Type, string Message)
{
    private static readonly ServiceError None = new(string.Empty, string.Empty, string.Empty);

    /// <summary>Reads <c>{"error": {code, type, message}}</c>, or <c>{"error": "text"}</c>; a body that is neither says nothing.</summary>
    public static ServiceError Read(BinaryData? body)
    {
        if (body is null || body.ToMemory().IsEmpty)
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(body.ToMemory());
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return None;
            }

            var error = root.TryGetProperty("error", out var inner) ? inner : root;
            return error.ValueKind switch
            {
                JsonValueKind.String => None with { Message = error.GetString()! },
                JsonValueKind.Object => new ServiceError(Text(error, "code"), Text(error, "type"), Text(error, "message")),
                _ => None,
            };
        }
        catch (JsonException)
        {
            // A proxy's page says nothing that the status does not say.
            return None;
        }
    }

    public bool Says(string word) =>
        Code.Contains(word, StringComparison.OrdinalIgnoreCase) || Type.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement error, string name) =>
        !error.TryGetProperty(name, out var value) ? string.Empty
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : string.Empty;
}
