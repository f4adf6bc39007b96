using System.Collections.Concurrent;
using System.Collections.Immutable;
using GenXai.Activities.Models.Offline;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Models;

/// <summary>Chooses the model of an agent (product.md, section 4), and says so when the offline one stands in.</summary>
internal sealed class ModelProviders
{
    // Tried in this order where an agent names no provider, or one that is not configured.
    private static readonly string[] Automatic = [ProviderNames.AzureOpenAi, ProviderNames.OpenAi];
    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);
    private static readonly OfflineChatClient OfflineModel = new();
    private readonly ImmutableArray<IModelProvider> _providers;
    private readonly INotices _notices;

    public ModelProviders(IEnumerable<IModelProvider> providers, INotices notices)
    {
        _providers = [.. providers];
        _notices = notices;
    }

    public ModelChoice Choose(AgentDefinition agent, string? modelOverride)
    {
        var model = modelOverride ?? agent.Model;
        if (string.Equals(agent.Provider, ProviderNames.Offline, StringComparison.Ordinal))
        {
            return Offline();
        }

        if (agent.Provider is { } named && Configured(named) is { } own)
        {
            return Of(own, model);
        }

        foreach (var name in Automatic)
        {
            if (Configured(name) is { } found)
            {
                SayOnce(agent.Provider, $"{found.Name} answers");
                return Of(found, model);
            }
        }

        SayOnce(agent.Provider, "the built-in offline model answers");
        return Offline();
    }

    private static ModelChoice Of(IModelProvider provider, string? named)
    {
        var model = named ?? provider.DefaultModel;
        return new(provider.GetClient(model), model, provider.Name)
        {
            Endpoint = provider.Endpoint,
            OffersStructuredOutput = provider.OffersStructuredOutput,
        };
    }

    private static ModelChoice Offline() => new(OfflineModel, ProviderNames.Offline, ProviderNames.Offline);

    private IModelProvider? Configured(string name) =>
        _providers.FirstOrDefault(provider => provider.IsConfigured && string.Equals(provider.Name, name, StringComparison.Ordinal));

    private void SayOnce(string? provider, string what)
    {
        var why = provider switch
        {
            null when what.StartsWith("the built-in", StringComparison.Ordinal) => "no model is configured",
            null => null,
            ProviderNames.Scripted => "an agent has llm_provider scripted, but no script names it",
            _ when _providers.Any(known => string.Equals(known.Name, provider, StringComparison.Ordinal)) => $"{provider} is not configured",
            _ => $"{provider} is not available in this build",
        };
        if (why is not null && _said.TryAdd(why, true))
        {
            _notices.Notice($"{why}: {what}");
        }
    }
}
