using System.Security.Cryptography;
using System.Text.Json;
using GenXai.Activities.Agents;
using GenXai.Workflows.Json;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Caching;

/// <summary>The key of a reply in the cache: a hash of the deployment, the parameters and the prompt.</summary>
internal static class ReplyKey
{
    private const int Version = 1;

    public static string Of(ModelChoice choice, IEnumerable<ChatMessage> messages, ChatOptions options)
    {
        var everything = JsonValues.Build(writer =>
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Version);
            writer.WriteStringValue(choice.Deployment);
            writer.WriteStringValue(JsonSerializer.Serialize(new { options.Temperature, options.Seed, options.MaxOutputTokens }));
            writer.WriteStringValue((options.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText());
            foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
            {
                writer.WriteStringValue(tool.Name);
                writer.WriteStringValue(tool.Description);
                writer.WriteStringValue(tool.JsonSchema.GetRawText());
            }

            foreach (var message in messages.Select(ToolCalls.ToText))
            {
                writer.WriteStringValue(message.Role);
                writer.WriteStringValue(message.Text);
            }

            writer.WriteEndArray();
        });
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(everything)));
    }
}
