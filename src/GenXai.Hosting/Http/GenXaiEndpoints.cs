using GenXai.Hosting.Http.OpenApi;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GenXai.Hosting.Http;

/// <summary>The HTTP API, the same on every host (product.md, section 13).</summary>
public static class GenXaiEndpoints
{
    private const string Prefix = "/api";

    /// <summary>Maps the API under <c>/api</c>. It works on the <see cref="ApiHost"/> that the services hold.</summary>
    /// <param name="endpoints">Where to map it.</param>
    /// <returns>The same, for chaining.</returns>
    /// <exception cref="InvalidOperationException">The services hold no <see cref="ApiHost"/>.</exception>
    public static IEndpointRouteBuilder MapGenXai(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var pipeline = new ApiPipeline(endpoints.ServiceProvider.GetRequiredService<ApiHost>());
        var routes = RouteTable.Create();
        foreach (var route in routes)
        {
            endpoints.MapMethods(Prefix + route.Path, [route.Method], pipeline.Wrap(route)).WithDisplayName(route.Id);
        }

        var document = OpenApiDocument.Create(routes);
        endpoints.MapMethods(Prefix + "/openapi.json", [HttpMethods.Get], context => OpenApiDocument.WriteAsync(context, document))
            .WithDisplayName("getOpenApi");
        MapRefusals(endpoints, pipeline, routes);
        return endpoints;
    }

    // What is known, but not with this method, is 405; the rest is 404: both as problems, like all else.
    private static void MapRefusals(IEndpointRouteBuilder endpoints, ApiPipeline pipeline, IReadOnlyList<ApiRoute> routes)
    {
        foreach (var path in routes.GroupBy(route => route.Path, StringComparer.Ordinal))
        {
            var allowed = string.Join(", ", path.Select(route => route.Method).Order(StringComparer.Ordinal));
            Map(endpoints, Prefix + path.Key, int.MaxValue - 1, pipeline.Wrap(call => NotAllowedAsync(call, allowed)));
        }

        Map(endpoints, Prefix + "/{**path}", int.MaxValue, pipeline.Wrap(NotFoundAsync));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string pattern, int order, RequestDelegate handler) =>
        endpoints.Map(pattern, handler).Add(builder => ((RouteEndpointBuilder)builder).Order = order);

    private static Task NotAllowedAsync(ApiCall call, string allowed)
    {
        call.Http.Response.Headers.Allow = allowed;
        throw new ApiException(
            StatusCodes.Status405MethodNotAllowed,
            ErrorCodes.InvalidInput,
            $"{call.Http.Request.Path} does not take {call.Http.Request.Method}, but {allowed}");
    }

    private static Task NotFoundAsync(ApiCall call) => throw new ApiException(
        StatusCodes.Status404NotFound,
        ErrorCodes.NotFound,
        $"there is nothing at {call.Http.Request.Path}; GET {Prefix}/openapi.json lists what there is");
}
