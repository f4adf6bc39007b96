using System.ClientModel;
using GenXai.Activities.Models.Settings;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace GenXai.Activities.Models.Http;

/// <summary>OpenAI, and every server that speaks its protocol, by base URL.</summary>
internal sealed class OpenAiProvider : HttpModelProvider
{
    public OpenAiProvider(IModelSettings settings)
        : base(settings)
    {
    }

    public override string Name => ProviderNames.OpenAi;

    public override bool IsConfigured => Settings.Text(ModelSettingNames.OpenAiKey) is not null;

    public override string? Endpoint => BaseUrl()?.Authority;

    // Some compatible servers ignore response_format: for them the schema stands in the prompt too.
    public override bool OffersStructuredOutput => BaseUrl() is null;

    protected override string DefaultModelSetting => ModelSettingNames.OpenAiModel;

    protected override IChatClient Connect(string model) =>
        new HttpChatClient(new ChatClient(model, Key(), Options()).AsIChatClient(), Info(model));

    protected override IEmbeddingGenerator<string, Embedding<float>> ConnectEmbeddings(string model) =>
        new HttpEmbeddingGenerator(new EmbeddingClient(model, Key(), Options()).AsIEmbeddingGenerator(), Info(model));

    private ApiKeyCredential Key() => new(Settings.Text(ModelSettingNames.OpenAiKey)!);

    private OpenAIClientOptions Options()
    {
        var options = PipelineSetup.Apply(new OpenAIClientOptions(), Settings);
        if (BaseUrl() is { } url)
        {
            options.Endpoint = url;
        }

        return options;
    }

    private HttpModelInfo Info(string model) =>
        new(Name, model, ModelSettingNames.OpenAiKey, Settings.Text(ModelSettingNames.OpenAiKey), UsesMaxTokens: BaseUrl() is not null)
        {
            SchemaInPrompt = !OffersStructuredOutput,
        };

    private Uri? BaseUrl() =>
        Settings.Text(ModelSettingNames.OpenAiBaseUrl) is { } text ? SettingValues.Address(ModelSettingNames.OpenAiBaseUrl, text) : null;
}
