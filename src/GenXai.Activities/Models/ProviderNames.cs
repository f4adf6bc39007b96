namespace GenXai.Activities.Models;

/// <summary>The names of the providers (product.md, section 4): a closed list.</summary>
public static class ProviderNames
{
    /// <summary><c>azure_openai</c>.</summary>
    public const string AzureOpenAi = "azure_openai";

    /// <summary><c>openai</c>.</summary>
    public const string OpenAi = "openai";

    /// <summary><c>ollama</c>.</summary>
    public const string Ollama = "ollama";

    /// <summary><c>offline</c>: the built-in model.</summary>
    public const string Offline = "offline";

    /// <summary><c>scripted</c>: replies come from a script.</summary>
    public const string Scripted = "scripted";
}
