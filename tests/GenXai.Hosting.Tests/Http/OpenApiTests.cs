using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Hosting.Http;
using GenXai.Hosting.Http.OpenApi;
using GenXai.Hosting.Http.Routing;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Http;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_AndMappedRoutes_AreTheSame()
    {
        using var setup = new EmbeddedHttpSetup();
        await using var host = await EmbeddedHttpHost.OpenAsync(setup.Folder, new ApiOptions(), TimeProvider.System);
        var mapped = host.Endpoints
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!.Replace("{**", "{", StringComparison.Ordinal)}"))
            .Where(route => !route.EndsWith("openapi.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Operations(Document()).Order(StringComparer.Ordinal).ShouldBe(mapped);
    }

    [Fact]
    public void Document_OperationIds_AreUnique()
    {
        var ids = RouteTable.Create().Select(route => route.Id).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void Document_PathParameters_AreDeclared()
    {
        foreach (var path in Document().GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var declared = operation.Value.GetProperty("parameters").EnumerateArray()
                    .Where(parameter => parameter.GetProperty("in").GetString() == "path")
                    .Select(parameter => $"{{{parameter.GetProperty("name").GetString()}}}");
                declared.ShouldBe(Regex.Matches(path.Name, @"\{\w+\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value));
            }
        }
    }

    private static JsonElement Document() => JsonElement.Parse(OpenApiDocument.Create(RouteTable.Create()));

    private static IEnumerable<string> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path =>
            path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
}
