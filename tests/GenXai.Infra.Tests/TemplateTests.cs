using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace GenXai.Infra.Tests;

public sealed partial class TemplateTests(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    [Theory]
    [InlineData("build", "main.bicep", "--stdout")]
    [InlineData("lint", "main.bicep")]
    [InlineData("build-params", "main.bicepparam", "--stdout")]
    [InlineData("build-params", "main.dev.bicepparam", "--stdout")]
    [InlineData("build-params", "main.prod.bicepparam", "--stdout")]
    public async Task Bicep_OnEveryFile_HasNoWarning(params string[] arguments)
    {
        var (exitCode, _, messages) = await Bicep.RunAsync(arguments);

        messages.ShouldBeEmpty();
        exitCode.ShouldBe(0);
    }

    [Fact]
    public void Storage_Accounts_TakeNoKeysNoOldTlsNoPlainHttp()
    {
        var accounts = ResourcesOf("Microsoft.Storage/storageAccounts").Select(r => r.GetProperty("properties")).ToList();

        accounts.ShouldNotBeEmpty();
        foreach (var account in accounts)
        {
            account.GetProperty("allowSharedKeyAccess").GetBoolean().ShouldBeFalse();
            account.GetProperty("allowBlobPublicAccess").GetBoolean().ShouldBeFalse();
            account.GetProperty("supportsHttpsTrafficOnly").GetBoolean().ShouldBeTrue();
            account.GetProperty("minimumTlsVersion").GetString().ShouldBe("TLS1_2");
        }
    }

    [Fact]
    public void App_OnFlexConsumption_IsDotnetIsolatedOverHttpsAlone()
    {
        var app = ResourcesOf("Microsoft.Web/sites").ShouldHaveSingleItem().GetProperty("properties");

        app.GetProperty("httpsOnly").GetBoolean().ShouldBeTrue();
        app.GetProperty("siteConfig").GetProperty("minTlsVersion").GetString().ShouldBe("1.2");
        app.GetProperty("siteConfig").GetProperty("ftpsState").GetString().ShouldBe("Disabled");
        var runtime = app.GetProperty("functionAppConfig").GetProperty("runtime");
        runtime.GetProperty("name").GetString().ShouldBe("dotnet-isolated");
        runtime.GetProperty("version").GetString().ShouldBe("10.0");
        ResourcesOf("Microsoft.Web/sites/basicPublishingCredentialsPolicies")
            .ShouldAllBe(policy => !policy.GetProperty("properties").GetProperty("allow").GetBoolean());
    }

    [Fact]
    public void Services_WithKeys_HaveThemSwitchedOff()
    {
        ResourcesOf("Microsoft.CognitiveServices/accounts")
            .ShouldAllBe(account => account.GetProperty("properties").GetProperty("disableLocalAuth").GetBoolean());
        ResourcesOf("Microsoft.Insights/components")
            .ShouldAllBe(insights => insights.GetProperty("properties").GetProperty("DisableLocalAuth").GetBoolean());
        ResourcesOf("Microsoft.KeyVault/vaults")
            .ShouldAllBe(vault => vault.GetProperty("properties").GetProperty("enableRbacAuthorization").GetBoolean());
    }

    [Fact]
    public void Template_Anywhere_AsksForNoKeysAndHoldsNoSecrets()
    {
        var text = template.Root.GetRawText();

        text.ShouldNotContain("listKeys", Case.Insensitive);
        text.ShouldNotContain("AccountKey", Case.Insensitive);
        text.ShouldNotContain("SharedAccessSignature", Case.Insensitive);
        text.ShouldNotContain("FUNCTIONS_WORKER_RUNTIME");
        OutputNames().ShouldAllBe(name => !SecretName().IsMatch(name));
    }

    [Fact]
    public void AppSettings_All_AreAddressesNamesAndIds()
    {
        var app = Modules().Single(module => Resources(module).Any(r => TypeOf(r) == "Microsoft.Web/sites"));
        var variables = app.GetProperty("variables");
        var keys = new[] { "modelSettings", "schedulerSettings" }
            .SelectMany(name => SettingName().Matches(variables.GetProperty(name).GetString()!).Select(match => match.Groups["name"].Value))
            .Concat(SettingKeys(app));

        // What stands here was looked at by a person: none of it lets anybody in without the app's identity.
        keys.Distinct(StringComparer.Ordinal).ShouldBe(
            [
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
                "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "AZURE_CLIENT_ID",
                "AZURE_OPENAI_ENDPOINT",
                "AzureFunctionsJobHost__extensions__durableTask__hubName",
                "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
                "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
                "AzureWebJobsStorage__accountName",
                "AzureWebJobsStorage__clientId",
                "AzureWebJobsStorage__credential",
                "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
                "GENXAI_API_KEYS", // hashes of keys, with names and roles
                "GENXAI_KEY_VAULT_URI",
                "GENXAI_OIDC_AUDIENCE",
                "GENXAI_OIDC_ISSUER",
                "GENXAI_RETENTION_DAYS",
                "GENXAI_STORE_PREFIX",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Identity_OfTheApp_HasExactlyTheRolesThatTheCodeNeeds()
    {
        var found = new List<string>();
        foreach (var module in Modules())
        {
            if (Resources(module).Any(resource => TypeOf(resource) == "Microsoft.Authorization/roleAssignments"))
            {
                found.AddRange(RoleId().Matches(module.GetProperty("variables").GetRawText()).Select(match => match.Value));
            }
        }

        found.ShouldBe(
            [
                "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner: task hub, leases, package, definitions
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor: task hub, batches
                "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor: task hub, index of runs, logs
                "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher: telemetry without a key
                "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User: secrets of tools
                "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", // Cognitive Services OpenAI User: models
                "0ad04412-c4d5-4796-b79c-f76d14c8d402", // Durable Task Data Contributor: the scheduler
            ],
            ignoreOrder: true);
    }

    private static string TypeOf(JsonElement resource) => resource.GetProperty("type").GetString()!;

    private static IEnumerable<JsonElement> Resources(JsonElement module)
    {
        var resources = module.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray()
            : resources.EnumerateObject().Select(property => property.Value);
    }

    private List<JsonElement> Modules() =>
    [
        .. Resources(template.Root)
            .Where(resource => TypeOf(resource) == "Microsoft.Resources/deployments")
            .Select(resource => resource.GetProperty("properties").GetProperty("template")),
    ];

    private List<JsonElement> ResourcesOf(string type) =>
    [
        .. Modules().SelectMany(Resources)
            .Where(resource => TypeOf(resource) == type && !(resource.TryGetProperty("existing", out var existing) && existing.GetBoolean())),
    ];

    private List<string> OutputNames()
    {
        List<JsonElement> templates = [template.Root, .. Modules()];
        return
        [
            .. templates.Where(t => t.TryGetProperty("outputs", out _))
                .SelectMany(t => t.GetProperty("outputs").EnumerateObject().Select(output => output.Name)),
        ];
    }

    private static IEnumerable<string> SettingKeys(JsonElement app)
    {
        var settings = Resources(app).Single(resource => TypeOf(resource) == "Microsoft.Web/sites/config");
        var text = settings.GetProperty("properties").GetString()!
            + (app.GetProperty("variables").TryGetProperty("baseSettings", out var shared) ? shared.GetRawText() : "");
        return SettingName().Matches(text).Select(match => match.Groups["name"].Value);
    }

    [GeneratedRegex("(?i)key|secret|password|token|connectionstring", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RoleId();

    // A setting's name is a quoted word in capitals, or one with double underscores.
    [GeneratedRegex("['\"](?<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|Azure[A-Za-z]+(?:__[A-Za-z]+)+)['\"](?=\\s*[,:])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingName();
}
