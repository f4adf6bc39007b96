using System.ClientModel;
using GenXai.Activities.Models.Settings;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

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

    protected override IChatClient Connect(string model)
    {
        var options = PipelineSetup.Apply(new OpenAIClientOptions(), Settings);
        if (BaseUrl() is { } url)
        {
            options.Endpoint = url;
        }

        var key = Settings.Text(ModelSettingNames.OpenAiKey)!;
        return new HttpChatClient(
            new ChatClient(model, new ApiKeyCredential(key), options).AsIChatClient(),
            new HttpModelInfo(Name, model, ModelSettingNames.OpenAiKey, key, UsesMaxTokens: BaseUrl() is not null) { SchemaInPrompt = !OffersStructuredOutput });
    }

    private Uri? BaseUrl() =>
        Settings.Text(ModelSettingNames.OpenAiBaseUrl) is { } text ? SettingValues.Address(ModelSettingNames.OpenAiBaseUrl, text) : null;
}
