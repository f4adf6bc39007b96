using System.ClientModel;
using Azure.AI.OpenAI;
using Azure.Identity;
using GenXai.Activities.Models.Settings;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Models.Http;

/// <summary>Azure OpenAI, with a key or the machine's identity; the model is the deployment.</summary>
internal sealed class AzureOpenAiProvider : HttpModelProvider
{
    private readonly Lazy<AzureOpenAIClient> _service;

    public AzureOpenAiProvider(IModelSettings settings)
        : base(settings) => _service = new Lazy<AzureOpenAIClient>(Service, LazyThreadSafetyMode.PublicationOnly);

    public override string Name => ProviderNames.AzureOpenAi;

    public override bool IsConfigured => Settings.Text(ModelSettingNames.AzureEndpoint) is not null;

    public override string? Endpoint => IsConfigured ? Address().Authority : null;

    public override bool OffersStructuredOutput => true;

    protected override string DefaultModelSetting => ModelSettingNames.AzureDeployment;

    protected override IChatClient Connect(string model) =>
        new HttpChatClient(_service.Value.GetChatClient(model).AsIChatClient(), Info(model));

    protected override IEmbeddingGenerator<string, Embedding<float>> ConnectEmbeddings(string model) =>
        new HttpEmbeddingGenerator(_service.Value.GetEmbeddingClient(model).AsIEmbeddingGenerator(), Info(model));

    private HttpModelInfo Info(string model) =>
        new(Name, model, ModelSettingNames.AzureKey, Settings.Text(ModelSettingNames.AzureKey), UsesMaxTokens: false);

    private AzureOpenAIClient Service()
    {
        var options = PipelineSetup.Apply(new AzureOpenAIClientOptions(), Settings);
        return Settings.Text(ModelSettingNames.AzureKey) is { } key
            ? new AzureOpenAIClient(Address(), new ApiKeyCredential(key), options)
            : new AzureOpenAIClient(Address(), new DefaultAzureCredential(), options);
    }

    private Uri Address() => SettingValues.Address(ModelSettingNames.AzureEndpoint, Settings.Text(ModelSettingNames.AzureEndpoint) ?? string.Empty);
}
