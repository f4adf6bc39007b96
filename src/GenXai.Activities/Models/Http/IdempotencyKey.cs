namespace GenXai.Activities.Models.Http;

/// <summary>The key of the request that is being made; it flows from the chat client to the HTTP pipeline beneath it.</summary>
internal static class IdempotencyKey
{
    private static readonly AsyncLocal<string?> Flowing = new();

    public static string? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
