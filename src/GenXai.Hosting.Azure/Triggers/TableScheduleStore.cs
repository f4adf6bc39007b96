using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Triggers.Schedules;

namespace GenXai.Hosting.Azure.Triggers;

/// <summary>A row for each schedule.</summary>
public sealed class TableScheduleStore : IScheduleStore
{
    private const string Partition = "schedules";
    private const string LastField = "LastAt";
    private readonly TableStore _table;

    internal TableScheduleStore(TableStore table) => _table = table;

    /// <inheritdoc />
    public async Task<DateTimeOffset?> FindAsync(string workflow, CancellationToken cancellationToken = default) =>
        (await _table.FindAsync(Partition, KeyOf(workflow), cancellationToken))?.GetDateTimeOffset(LastField);

    /// <inheritdoc />
    public Task SetAsync(string workflow, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        var row = new TableEntity(Partition, KeyOf(workflow)) { ["Workflow"] = workflow, [LastField] = time };
        return _table.PutAsync([(row, 0)], cancellationToken);
    }

    private static string KeyOf(string workflow) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workflow)));
}
