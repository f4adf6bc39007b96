using System.Globalization;
using GenXai.Activities.Models.Caching;
using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Models.Embeddings;
using GenXai.Activities.Models.Settings;

namespace GenXai.Activities.Models.Diagnosis;

/// <summary>Says which models are configured, which one answers, and which settings are faulty. Reads settings only: nothing is connected to.</summary>
public static class ModelDiagnosis
{
    private const string Ok = "ok";
    private const string Unset = "unset";
    private const string Bad = "bad";
    private const string Subject = "model";

    /// <summary>Looks at the settings.</summary>
    /// <param name="settings">The settings; environment variables where null.</param>
    public static IReadOnlyList<ModelFinding> Of(IModelSettings? settings = null)
    {
        settings ??= new EnvironmentModelSettings();
        var providers = ModelProviderSet.Create(settings);
        return
        [
            .. providers.Select(provider => Provider(provider, settings)),
            new ModelFinding(Ok, Subject, "offline: built in, deterministic, obeys output_schema; it answers where nothing else is configured"),
            new ModelFinding(Ok, Subject, $"agents without llm_provider are answered by {Default(providers)}"),
            Embeddings(providers, settings),
            Catalog(settings),
            Cache(settings),
            Seconds(settings, ModelSettingNames.RequestSeconds, "one request may take 180 s"),
        ];
    }

    private static ModelFinding Provider(IModelProvider provider, IModelSettings settings)
    {
        if (!provider.IsConfigured)
        {
            var variable = provider.Name switch
            {
                ProviderNames.AzureOpenAi => $"{ModelSettingNames.AzureEndpoint} (and {ModelSettingNames.AzureKey}, or sign in by identity)",
                ProviderNames.OpenAi => $"{ModelSettingNames.OpenAiKey} (and {ModelSettingNames.OpenAiBaseUrl} for a compatible server)",
                _ => ModelSettingNames.OllamaHost,
            };
            return new ModelFinding(Unset, Subject, $"{provider.Name}: not configured; set {variable}");
        }

        return Guarded(Subject, provider.Name + ": ", () =>
        {
            var access = provider.Name switch
            {
                ProviderNames.AzureOpenAi => settings.Text(ModelSettingNames.AzureKey) is null ? ", by the machine's identity" : ", with a key",
                ProviderNames.OpenAi => ", with a key",
                _ => string.Empty,
            };
            var model = provider.DefaultModel is { } named ? $"agents without llm use {named}" : "agents must name their llm";
            return $"{provider.Endpoint ?? "api.openai.com"}{access}; {model}";
        });
    }

    private static string Default(IReadOnlyList<IModelProvider> providers) =>
        new[] { ProviderNames.AzureOpenAi, ProviderNames.OpenAi }
            .FirstOrDefault(name => providers.Any(provider => provider.IsConfigured && string.Equals(provider.Name, name, StringComparison.Ordinal)))
        ?? ProviderNames.Offline;

    private static ModelFinding Embeddings(IReadOnlyList<IModelProvider> providers, IModelSettings settings) => Guarded("embeddings", string.Empty, () =>
    {
        var name = EmbeddingModels.Create(providers, new ModelOptions { Settings = settings }).Name;
        return settings.Text(ModelSettingNames.Embeddings) is null ? $"{name}; set {ModelSettingNames.Embeddings} for another" : name;
    });

    private static ModelFinding Catalog(IModelSettings settings) => Guarded("prices", string.Empty, () =>
    {
        var count = ModelCatalog.Load(settings).Count;
        var whose = settings.Text(ModelSettingNames.Catalog) is null
            ? $"built-in; {ModelSettingNames.Catalog} adds prices, limits and context sizes"
            : $"built-in and {ModelSettingNames.Catalog}";
        return string.Create(CultureInfo.InvariantCulture, $"{count} models are known: {whose}");
    });

    private static ModelFinding Cache(IModelSettings settings)
    {
        const string subject = "cache";
        var life = Seconds(settings, ModelSettingNames.CacheSeconds, "replies are kept for 86400 s");
        if (string.Equals(life.State, Bad, StringComparison.Ordinal))
        {
            return life;
        }

        return Guarded(subject, string.Empty, () => RedisReplyStore.FromSettings(settings) is null
            ? $"in memory and in the data folder; set {ModelSettingNames.Redis} to share it between machines"
            : "in memory and in Redis");
    }

    private static ModelFinding Seconds(IModelSettings settings, string name, string otherwise) =>
        settings.Text(name) is null
            ? new ModelFinding(Unset, name, otherwise)
            : Guarded(name, string.Empty, () => settings.Seconds(name, 0).ToString(CultureInfo.InvariantCulture) + " s");

    private static ModelFinding Guarded(string subject, string prefix, Func<string> say)
    {
        try
        {
            return new ModelFinding(Ok, subject, prefix + say());
        }
        catch (ModelException exception)
        {
            return new ModelFinding(Bad, subject, prefix + exception.Message);
        }
    }
}
