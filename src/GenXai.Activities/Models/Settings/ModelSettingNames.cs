namespace GenXai.Activities.Models.Settings;

/// <summary>The names of the settings of models.</summary>
public static class ModelSettingNames
{
    /// <summary>The URL of the Azure OpenAI resource.</summary>
    public const string AzureEndpoint = "AZURE_OPENAI_ENDPOINT";

    /// <summary>The key of the Azure OpenAI resource; without it the machine's identity is used.</summary>
    public const string AzureKey = "AZURE_OPENAI_API_KEY";

    /// <summary>The deployment for agents that name no model.</summary>
    public const string AzureDeployment = "AZURE_OPENAI_DEPLOYMENT";

    /// <summary>The key of OpenAI or of a compatible server.</summary>
    public const string OpenAiKey = "OPENAI_API_KEY";

    /// <summary>The URL of a compatible server, with its <c>/v1</c>.</summary>
    public const string OpenAiBaseUrl = "OPENAI_BASE_URL";

    /// <summary>The model for agents that name none.</summary>
    public const string OpenAiModel = "OPENAI_MODEL";

    /// <summary>The address of Ollama: a URL, or host and port.</summary>
    public const string OllamaHost = "OLLAMA_HOST";

    /// <summary>The Ollama model for agents that name none.</summary>
    public const string OllamaModel = "OLLAMA_MODEL";

    /// <summary>Prices, limits and context sizes by model: JSON, or the path of a JSON file.</summary>
    public const string Catalog = "GENXAI_MODELS";

    /// <summary>The embedding model: <c>local</c>, or <c>provider/model</c>; local unless set.</summary>
    public const string Embeddings = "GENXAI_EMBEDDINGS";

    /// <summary>The Redis server behind the cache, as StackExchange.Redis reads it, such as <c>host:6379,password=…</c>; without it the data folder.</summary>
    public const string Redis = "GENXAI_REDIS";

    /// <summary>How long cached replies live, in seconds; 86,400 unless set, 0 turns the cache off.</summary>
    public const string CacheSeconds = "GENXAI_CACHE_SECONDS";

    /// <summary>How long one request may take, in seconds; 180 unless set.</summary>
    public const string RequestSeconds = "GENXAI_REQUEST_SECONDS";
}
