using GenXai.Activities.Models.Http;
using GenXai.Activities.Models.Settings;

namespace GenXai.Activities.Models;

/// <summary>The providers that answer over a network.</summary>
public static class ModelProviderSet
{
    /// <summary>Makes azure_openai, openai and ollama; those whose settings are absent are there and not configured.</summary>
    /// <param name="settings">Their settings; environment variables where null.</param>
    /// <returns>For <see cref="ActivityOptions.Providers"/>. No connection is made before the first call.</returns>
    public static IReadOnlyList<IModelProvider> Create(IModelSettings? settings = null)
    {
        settings ??= new EnvironmentModelSettings();
        return [new AzureOpenAiProvider(settings), new OpenAiProvider(settings), new OllamaProvider(settings)];
    }
}
