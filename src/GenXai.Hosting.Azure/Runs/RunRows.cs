using Azure.Data.Tables;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Azure.Runs;

/// <summary>Run records as table rows.</summary>
internal static class RunRows
{
    public const string EndedField = "Ended";

    /// <summary>A field of a row cannot be taken out by merging: this stands for nothing.</summary>
    public const int NotEnded = -1;

    public static TableEntity Write(string partition, string key, RunRecord run) => new(partition, key)
    {
        ["RunId"] = run.Id,
        ["RootId"] = run.RootId,
        ["IsRoot"] = run.IsRoot,
        ["Name"] = run.Name,
        ["Version"] = run.Version,
        ["Tag"] = run.Tag,
        ["Metadata"] = run.Metadata,
        ["CreatedAt"] = run.CreatedAt,
        [EndedField] = (int?)run.Ended,
    };

    public static RunRecord Read(TableEntity row) => new(
        row.GetString("RunId"),
        row.GetString("RootId"),
        row.GetString("Name"),
        row.GetString("Version"),
        row.GetString("Tag"),
        row.GetString("Metadata"),
        row.GetDateTimeOffset("CreatedAt") ?? default,
        row.GetInt32(EndedField) is { } ended and not NotEnded ? (OrchestrationStatus)ended : null);
}
