using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models;

/// <summary>The model that answers an agent.</summary>
/// <param name="Client">Its client, owned by its provider.</param>
/// <param name="Model">The model or deployment that is asked for; null for the provider's default.</param>
/// <param name="Provider">The provider's name.</param>
internal sealed record ModelChoice(IChatClient Client, string? Model, string Provider);
