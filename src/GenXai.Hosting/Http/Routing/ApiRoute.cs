using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Security;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Routing;

/// <summary>One route: what it answers to, and how the OpenAPI document describes it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The pattern after <c>/api</c>.</param>
/// <param name="Id">The operation's id in the OpenAPI document.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Handler">What answers.</param>
internal sealed record ApiRoute(string Method, string Path, string Id, string Summary, Func<ApiCall, Task> Handler)
{
    /// <summary>What a caller must be allowed to do; null: anyone may call.</summary>
    public Permission? Access { get; init; } = Method == HttpMethods.Get ? Permission.Read : Permission.Execute;

    /// <summary>Query parameters and headers; those of the path follow from the pattern.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The schema of the body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body must be there.</summary>
    public bool BodyRequired { get; init; }

    /// <summary>The answers, without the problems that every route may give.</summary>
    public required IReadOnlyList<ApiResponse> Responses { get; init; }

    /// <summary>The statuses of problems that it may give.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];
}
