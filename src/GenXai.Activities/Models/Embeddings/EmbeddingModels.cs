using GenXai.Activities.Models.Remote;
using GenXai.Activities.Models.Settings;
using GenXai.Activities.Time;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>Chooses the embedding model that the settings name.</summary>
public static class EmbeddingModels
{
    /// <summary>The name of the built-in one, which needs no service.</summary>
    public const string Local = "local";

    /// <summary>Makes the model that <see cref="ModelSettingNames.Embeddings"/> names; the local one where it names none.</summary>
    /// <param name="providers">The providers, such as those of <see cref="ModelProviderSet"/>.</param>
    /// <param name="options">How models are called.</param>
    /// <param name="clock">Time; real where null.</param>
    /// <returns>The model. No connection is made before the first call.</returns>
    /// <exception cref="ModelException">The setting is faulty, or its provider is not configured.</exception>
    public static IEmbeddingModel Create(IReadOnlyList<IModelProvider> providers, ModelOptions options, IActivityClock? clock = null) =>
        Create(providers, options.Settings, new RemoteDeployments(options, clock ?? new SystemActivityClock()));

    internal static IEmbeddingModel Create(IReadOnlyList<IModelProvider> providers, IModelSettings settings, RemoteDeployments deployments)
    {
        if (settings.Text(ModelSettingNames.Embeddings) is not { } text || string.Equals(text, Local, StringComparison.Ordinal))
        {
            return new LocalEmbeddingModel();
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1)
        {
            throw Faulty($"must be 'local' or 'provider/model', such as openai/text-embedding-3-small, got '{text}'");
        }

        var provider = providers.FirstOrDefault(each => each is IEmbeddingProvider && string.Equals(each.Name, text[..slash], StringComparison.Ordinal));
        if (provider is null)
        {
            var known = string.Join(", ", providers.Where(static each => each is IEmbeddingProvider).Select(static each => each.Name));
            throw Faulty($"names the provider '{text[..slash]}'; known are {known}");
        }

        return provider.IsConfigured
            ? new RemoteEmbeddingModel(deployments, provider, text[(slash + 1)..])
            : throw Faulty($"names {provider.Name}, which is not configured (see genxai doctor)");
    }

    private static ModelException Faulty(string what) => new($"{ModelSettingNames.Embeddings} {what}", transient: false);
}
