using System.ClientModel;
using System.Globalization;
using GenXai.Activities.Models.Settings;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace GenXai.Activities.Models.Http;

/// <summary>Ollama, by its OpenAI-compatible API.</summary>
internal sealed class OllamaProvider : HttpModelProvider
{
    private const int DefaultPort = 11434;
    private const string NoKey = "ollama";

    public OllamaProvider(IModelSettings settings)
        : base(settings)
    {
    }

    public override string Name => ProviderNames.Ollama;

    public override bool IsConfigured => Settings.Text(ModelSettingNames.OllamaHost) is not null;

    public override string? Endpoint => IsConfigured ? Address().Authority : null;

    public override bool OffersStructuredOutput => true;

    protected override string DefaultModelSetting => ModelSettingNames.OllamaModel;

    // Ollama asks for no key, the client library does.
    protected override IChatClient Connect(string model) =>
        new HttpChatClient(new ChatClient(model, new ApiKeyCredential(NoKey), Options()).AsIChatClient(), Info(model));

    protected override IEmbeddingGenerator<string, Embedding<float>> ConnectEmbeddings(string model) =>
        new HttpEmbeddingGenerator(new EmbeddingClient(model, new ApiKeyCredential(NoKey), Options()).AsIEmbeddingGenerator(), Info(model));

    private OpenAIClientOptions Options() => PipelineSetup.Apply(new OpenAIClientOptions { Endpoint = Address() }, Settings);

    private HttpModelInfo Info(string model) => new(Name, model, ModelSettingNames.OllamaHost, Secret: null, UsesMaxTokens: true);

    // As Ollama reads it: a scheme and a port may be missing.
    private Uri Address()
    {
        var text = Settings.Text(ModelSettingNames.OllamaHost) ?? string.Empty;
        var hasScheme = text.Contains("://", StringComparison.Ordinal);
        var address = SettingValues.Address(ModelSettingNames.OllamaHost, hasScheme ? text : "http://" + text);
        var builder = new UriBuilder(address);
        if (!hasScheme && !HasPort(text))
        {
            builder.Port = DefaultPort;
        }

        var path = builder.Path.TrimEnd('/');
        builder.Path = path.EndsWith("/v1", StringComparison.Ordinal) ? path : path + "/v1";
        return builder.Uri;
    }

    private static bool HasPort(string text)
    {
        var authority = text.Split('/')[0];
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOf(']') && int.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
