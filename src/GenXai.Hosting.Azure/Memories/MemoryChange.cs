using Azure.Data.Tables;

namespace GenXai.Hosting.Azure.Memories;

/// <summary>What is written to agents' memories in one transaction.</summary>
internal sealed class MemoryChange
{
    // The service takes 100 rows and 4 MiB in a transaction; some rows and bytes are those of the change itself.
    private const int MaxRows = 90;
    private const int MaxBytes = 3 * 1024 * 1024;
    private readonly List<TableEntity> _rows = [];
    private readonly List<string> _ids = [];
    private readonly List<string> _deleted = [];
    private int _bytes;

    /// <summary>The rows that are put.</summary>
    public IReadOnlyList<TableEntity> Rows => _rows;

    /// <summary>The memories that are deleted.</summary>
    public IReadOnlyList<string> Deleted => _deleted;

    /// <summary>All memories that it touches.</summary>
    public IReadOnlyList<string> Ids => _ids;

    public bool HasRoom(int bytes) => _ids.Count == 0 || (_ids.Count < MaxRows && _bytes + bytes <= MaxBytes);

    public void Put(string id, TableEntity row, int bytes)
    {
        _rows.Add(row);
        _ids.Add(id);
        _bytes += bytes;
    }

    public void Delete(string id)
    {
        _deleted.Add(id);
        _ids.Add(id);
    }
}
