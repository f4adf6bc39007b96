using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>The model that answers an agent.</summary>
/// <param name="Client">Its client, owned by its provider.</param>
/// <param name="Model">The model or deployment that is asked for; null for the provider's default.</param>
/// <param name="Provider">The provider's name.</param>
internal sealed record ModelChoice(IChatClient Client, string? Model, string Provider)
{
    /// <summary>Whether a service answers: only then are there retries, limits, a breaker and a cache.</summary>
    public bool IsRemote => !string.Equals(Provider, ProviderNames.Offline, StringComparison.Ordinal);

    /// <summary>Where the provider is; null where there is only one place.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Whether the prompt can do without the schema.</summary>
    public bool OffersStructuredOutput { get; init; }

    /// <summary>The name that limits and the breaker go by.</summary>
    public string Deployment => $"{Provider}{(Endpoint is null ? string.Empty : "@" + Endpoint)}/{Model}";
}
