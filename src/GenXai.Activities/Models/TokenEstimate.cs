using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>Tokens where no service counts them: four characters each.</summary>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4;

    public static long Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    public static long Of(IEnumerable<ChatMessage> messages) => messages.Sum(static message => Of(message.Text));
}
