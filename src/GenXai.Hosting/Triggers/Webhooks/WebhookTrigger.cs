using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Triggers.Webhooks;

/// <summary>A trigger by a signed HTTP message.</summary>
/// <param name="Secret">The name of the host's secret that signs messages.</param>
/// <param name="IsGitHub">Whether they are signed as GitHub does: without a timestamp.</param>
/// <param name="IdHeader">The header that tells repeats; null: the signature does.</param>
internal sealed record WebhookTrigger(string Secret, bool IsGitHub, string? IdHeader)
{
    public const string Kind = "webhook";

    /// <summary>Reads the settings; null when there is a fault.</summary>
    public static WebhookTrigger? Read(TriggerDefinition trigger, List<string> faults)
    {
        var before = faults.Count;
        var settings = new TriggerSettings(trigger, faults, "secret", "scheme", "id_header");
        var secret = settings.Text("secret", "name the host's secret that signs messages, such as ORDERS_WEBHOOK_SECRET");
        var isGitHub = settings.Choice("scheme", "genxai", "github") == "github";
        var header = settings.Text("id_header") ?? (isGitHub ? "X-GitHub-Delivery" : null);
        return secret is null || faults.Count > before ? null : new WebhookTrigger(secret, isGitHub, header);
    }
}
