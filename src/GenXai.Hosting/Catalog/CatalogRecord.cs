namespace GenXai.Hosting.Catalog;

/// <summary>A version as it is kept.</summary>
/// <param name="Name">The workflow's name.</param>
/// <param name="Number">The version's number, from 1.</param>
/// <param name="Definition">The bundle's hash; null says that the name was taken out.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CatalogRecord(string Name, int Number, string? Definition, DateTimeOffset At)
{
    /// <summary>The version of the format.</summary>
    public const int Schema = 1;

    /// <summary>The version of the format that this record has.</summary>
    public int SchemaVersion { get; init; } = Schema;
}
