using System.Globalization;

namespace GenXai.Hosting.Batches;

/// <summary>The names of the files of batches.</summary>
internal static class BatchPaths
{
    /// <summary>Where senders put files of items that submissions refer to.</summary>
    public const string Inbox = "inbox/";

    /// <summary>The folder of the items of one submission: of two at once under one id, each has its own.</summary>
    public static string NewItems(string batchId) => $"{batchId}/items-{Guid.NewGuid():N}/";

    public static string Items(string folder, int part) => string.Create(CultureInfo.InvariantCulture, $"{folder}{part:D5}.ndjson");

    public static string Results(string batchId, int part) => string.Create(CultureInfo.InvariantCulture, $"{batchId}/results/{part:D5}.ndjson");
}
