using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using GenXai.Functions.Adapters;
using GenXai.Functions.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace GenXai.Functions.Declared.Tests.Triggers;

public sealed class HttpTests
{
    [Fact]
    public void Routes_OfTheFunctions_CoverTheApi()
    {
        var routes = typeof(HttpFunctions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .ToList();

        routes.ShouldAllBe(route => route.AuthLevel == AuthorizationLevel.Anonymous);
        routes.Select(route => route.Route).Order(StringComparer.Ordinal).ShouldBe(
            ["approvals/{*path}", "batches/{*path}", "health", "openapi.json", "ready", "runs/{*path}", "webhooks/{*path}", "workflows/{*path}"]);
    }

    [Fact]
    public async Task Answer_ARequestWithTheWorkersEndpoint_IsTheApis()
    {
        var (status, body) = await GetAsync("/api/openapi.json");

        status.ShouldBe(StatusCodes.Status200OK);
        var paths = body.GetProperty("paths").EnumerateObject().Select(path => path.Name.TrimStart('/').Replace("api/", "", StringComparison.Ordinal).Split('/')[0]);
        paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(["approvals", "batches", "health", "ready", "runs", "webhooks", "workflows"]);
    }

    [Fact]
    public async Task Answer_AnUnknownPath_IsAProblem()
    {
        var (status, body) = await GetAsync("/api/runs/a/nonsense");

        status.ShouldBe(StatusCodes.Status404NotFound);
        body.GetProperty("code").GetString().ShouldBe("not_found");
    }

    [Fact]
    public void AddGenXai_WithAFaultyConfiguration_ListsTheFaults() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddGenXai(new ConfigurationBuilder().Build()))
            .Message.ShouldContain("AzureWebJobsStorage__accountName");

    [Fact]
    public void AddGenXai_InAzureWithoutCallers_IsRefused()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            ["WEBSITE_SITE_NAME"] = "app",
        };
        Should.Throw<InvalidOperationException>(() => Add(settings)).Message.ShouldContain("GENXAI_API_KEYS");

        settings["GENXAI_API_KEYS"] = "ada:admin:" + new string('0', 64);
        Add(settings).Count.ShouldBePositive();

        static IServiceCollection Add(Dictionary<string, string?> settings) =>
            new ServiceCollection().AddGenXai(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    private static async Task<(int Status, JsonElement Body)> GetAsync(string path)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" };
        using var listener = new DiagnosticListener("test");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(listener);
        services.AddSingleton<DiagnosticSource>(listener);
        services.AddGenXai(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var context = new DefaultHttpContext { RequestServices = provider };
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Response.Body = new MemoryStream();
        context.SetEndpoint(new Endpoint(_ => throw new InvalidOperationException("called again"), EndpointMetadataCollection.Empty, "function"));

        await provider.GetRequiredService<HttpApi>().AnswerAsync(context.Request, null!);

        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, await JsonSerializer.DeserializeAsync<JsonElement>(context.Response.Body));
    }
}
