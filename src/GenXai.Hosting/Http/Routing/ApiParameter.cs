namespace GenXai.Hosting.Http.Routing;

/// <summary>A query parameter or a header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Type">Its type in JSON Schema.</param>
/// <param name="In">query or header.</param>
/// <param name="Format">Its format; null for none.</param>
internal sealed record ApiParameter(
    string Name, string Description, string Type = "string", string In = ApiParameter.Query, string? Format = null)
{
    public const string Query = "query";
    public const string Header = "header";
}
