using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace GenXai.Hosting.Azure.Memories;

/// <summary>Rows that say which memories a change touched; the newest thousand are kept.</summary>
internal static class MemoryChangeRows
{
    /// <summary>How many there are at most: who has not looked for longer reads all memories anew.</summary>
    public const int Kept = 1000;

    private const string IdsField = "Ids";

    /// <summary>The key of a change's row, in the order of the numbers.</summary>
    public static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"c-{number:D19}");

    /// <summary>The memories that a change touched.</summary>
    public static string[] IdsOf(TableEntity row) => row.GetString(IdsField)?.Split(',') ?? [];

    /// <summary>All that one change writes, together or not at all.</summary>
    public static List<TableTransactionAction> Transaction(
        string partition, MemoryHead head, MemoryChange change, IReadOnlyList<string> deletedRows)
    {
        var row = new TableEntity(partition, KeyOf(head.Number + 1)) { [IdsField] = string.Join(',', change.Ids) };
        var actions = new List<TableTransactionAction> { head.Next(partition), new(TableTransactionActionType.Add, row) };
        if (head.Number + 1 > Kept)
        {
            // Numbers are dense, so it is there.
            actions.Add(Deletion(partition, KeyOf(head.Number + 1 - Kept)));
        }

        actions.AddRange(change.Rows.Select(static kept => new TableTransactionAction(TableTransactionActionType.UpsertReplace, kept)));
        actions.AddRange(deletedRows.Select(key => Deletion(partition, key)));
        return actions;
    }

    private static TableTransactionAction Deletion(string partition, string key) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All);
}
