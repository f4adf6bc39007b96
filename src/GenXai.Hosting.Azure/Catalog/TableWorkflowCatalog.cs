using System.Globalization;
using Azure.Data.Tables;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Catalog;

namespace GenXai.Hosting.Azure.Catalog;

/// <summary>
/// The catalogue as a table: a partition for each name, a row for each change. A row is inserted if absent, so that
/// of two deployments at once one comes second; taking a name out is a row too, so that no number is used again.
/// </summary>
public sealed class TableWorkflowCatalog : IWorkflowCatalog
{
    private const string RemovedField = "Removed";
    private readonly TableStore _table;

    internal TableWorkflowCatalog(TableStore table) => _table = table;

    /// <inheritdoc />
    public async Task<WorkflowVersion> AddAsync(
        string name, string definition, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var changes = await ChangesAsync(name, cancellationToken);
            if (Live(changes).FirstOrDefault() is { } newest && string.Equals(newest.Definition, definition, StringComparison.Ordinal))
            {
                return newest;
            }

            var number = changes.Count(change => !IsRemoval(change)) + 1;
            var row = new TableEntity(name, KeyOf(changes.Count)) { ["Number"] = number, ["Definition"] = definition, ["DeployedAt"] = at };
            if (await _table.InsertAsync(row, cancellationToken))
            {
                return new WorkflowVersion(name, number, definition, at);
            }
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkflowVersion>> VersionsAsync(string name, CancellationToken cancellationToken = default) =>
        [.. Live(await ChangesAsync(name, cancellationToken))];

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkflowVersion>> ListAsync(CancellationToken cancellationToken = default)
    {
        var changes = await ReadAsync("", cancellationToken);
        return
        [
            .. changes.GroupBy(change => change.PartitionKey, StringComparer.Ordinal)
                .Select(group => Live([.. group]).FirstOrDefault())
                .OfType<WorkflowVersion>()
                .OrderBy(version => version.Name, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var changes = await ChangesAsync(name, cancellationToken);
            if (!Live(changes).Any())
            {
                return false;
            }

            var row = new TableEntity(name, KeyOf(changes.Count)) { [RemovedField] = true, ["DeployedAt"] = at };
            if (await _table.InsertAsync(row, cancellationToken))
            {
                return true;
            }
        }
    }

    private static string KeyOf(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static bool IsRemoval(TableEntity change) => change.GetBoolean(RemovedField) == true;

    // Newest first, back to where the name was last taken out.
    private static IEnumerable<WorkflowVersion> Live(List<TableEntity> changes) => changes
        .AsEnumerable()
        .Reverse()
        .TakeWhile(change => !IsRemoval(change))
        .Select(change => new WorkflowVersion(
            change.PartitionKey, change.GetInt32("Number") ?? 0, change.GetString("Definition"), change.GetDateTimeOffset("DeployedAt") ?? default));

    private Task<List<TableEntity>> ChangesAsync(string name, CancellationToken cancellationToken) =>
        ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {name}"), cancellationToken);

    private async Task<List<TableEntity>> ReadAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync(filter, 1000, cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}
