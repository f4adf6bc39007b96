using System.Globalization;
using Azure;
using Azure.Data.Tables;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Azure.Memories;

/// <summary>How many changes agents' memories have seen, and the row that says so.</summary>
/// <param name="Number">The newest change's number; 0 before the first.</param>
/// <param name="Read">The row as it was read; null where there is none yet.</param>
internal readonly record struct MemoryHead(long Number, ETag? Read)
{
    public const string Key = "head";
    private const int SchemaVersion = 1;
    private const string NumberField = "Number";
    private const string VersionField = "SchemaVersion";

    /// <summary>Reads the row.</summary>
    /// <exception cref="StorageException">A newer program wrote it.</exception>
    public static MemoryHead Of(TableEntity? row)
    {
        if (row is null)
        {
            return new MemoryHead(0, null);
        }

        return row.GetInt32(VersionField) is SchemaVersion
            ? new MemoryHead(row.GetInt64(NumberField) ?? 0, row.ETag)
            : throw new StorageException(string.Create(
                CultureInfo.InvariantCulture,
                $"agents' memories have version {row[VersionField]}; this program reads version {SchemaVersion}: deploy the program that wrote them, or a newer one"));
    }

    /// <summary>The action that makes the next number the newest, if nobody else did.</summary>
    public TableTransactionAction Next(string partition)
    {
        var row = new TableEntity(partition, Key) { [NumberField] = Number + 1, [VersionField] = SchemaVersion };
        return Read is { } read
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, read)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }
}
