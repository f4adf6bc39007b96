namespace GenXai.Hosting.Http.Routing;

/// <summary>An answer of a route.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">The schema of the body; null for none.</param>
/// <param name="ContentTypes">The types of the body, comma-separated.</param>
internal sealed record ApiResponse(
    int Status, string Description, string? Schema = null, string ContentTypes = "application/json");
