namespace GenXai.Activities.Models.Http;

/// <summary>What messages about a model's failures need to know.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Model">The model or deployment.</param>
/// <param name="KeySetting">The setting that holds the key, or what access depends on.</param>
/// <param name="Secret">The key, so that it can be struck out of what a service says; null for none.</param>
/// <param name="UsesMaxTokens">Whether the limit of a reply is sent as <c>max_tokens</c>, which compatible servers know, and not as <c>max_completion_tokens</c>.</param>
internal sealed record HttpModelInfo(string Provider, string Model, string KeySetting, string? Secret, bool UsesMaxTokens)
{
    /// <summary>Whether the schema stands in the prompt, so that a server without <c>response_format</c> can be asked all the same.</summary>
    public bool SchemaInPrompt { get; init; }
}
