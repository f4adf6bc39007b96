using GenXai.Hosting.Http.Responses;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Contracts;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Requests;

/// <summary>Checks that hold for every route.</summary>
internal static class RequestGuard
{
    // The platform's own: Azure Functions takes its key so.
    private static readonly string[] Foreign = ["code", "clientId"];

    public static void Check(HttpRequest request, ApiRoute route)
    {
        RequireSameOrigin(request);
        var known = route.Parameters.Where(each => each.In == ApiParameter.Query).Select(each => each.Name).ToList();
        foreach (var name in request.Query.Keys)
        {
            if (!known.Contains(name, StringComparer.Ordinal) && !Foreign.Contains(name, StringComparer.Ordinal))
            {
                throw new ApiException(
                    StatusCodes.Status400BadRequest,
                    ErrorCodes.InvalidInput,
                    known.Count == 0
                        ? $"'{name}' is no parameter of {route.Method} {request.Path}, which takes none"
                        : $"'{name}' is no parameter of {route.Method} {request.Path}; it takes {string.Join(", ", known)}");
            }
        }
    }

    // A page of another site may send requests from a browser to this host, but its name is on them.
    private static void RequireSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || HttpMethods.IsGet(request.Method))
        {
            return;
        }

        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            || !string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(
                StatusCodes.Status403Forbidden,
                ErrorCodes.Forbidden,
                $"a page of {origin} may not change anything here; send the request from a page of this host, or from a program");
        }
    }
}
