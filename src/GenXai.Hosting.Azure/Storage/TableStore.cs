using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>One table; refusals become storage errors.</summary>
internal sealed class TableStore
{
    // What the service takes in one transaction.
    private const int MaxActions = 100;
    private const int MaxBytes = 3 * 1024 * 1024;
    private readonly TableClient _table;

    public TableStore(TableServiceClient service, string name) => _table = service.GetTableClient(name);

    public Task CreateAsync(CancellationToken cancellationToken) =>
        GuardAsync(() => _table.CreateIfNotExistsAsync(cancellationToken));

    /// <summary>Inserts a row; false when its key is in use.</summary>
    public async Task<bool> InsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return false;
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <summary>Writes rows of one partition, over what is there: many in one transaction.</summary>
    public async Task PutAsync(IEnumerable<(TableEntity Row, int Bytes)> rows, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>();
        var bytes = 0;
        foreach (var (row, size) in rows)
        {
            if (actions.Count == MaxActions || (actions.Count > 0 && bytes + size > MaxBytes))
            {
                await SubmitAsync(actions, cancellationToken);
                (actions, bytes) = ([], 0);
            }

            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            bytes += size;
        }

        await SubmitAsync(actions, cancellationToken);
    }

    /// <summary>Writes rows of one partition in one transaction; false when one of them is not as it was read.</summary>
    public async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <summary>Changes fields of a row that is there; false when there is none.</summary>
    public async Task<bool> MergeAsync(TableEntity fields, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(fields, ETag.All, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <summary>Replaces a row if it is still as it was read; false when it is not.</summary>
    public async Task<bool> ReplaceAsync(TableEntity row, ETag read, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(row, read, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    public async Task<TableEntity?> FindAsync(string partition, string key, CancellationToken cancellationToken)
    {
        try
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            return found.HasValue ? found.Value : null;
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    /// <summary>Rows in the order of their keys.</summary>
    public async IAsyncEnumerable<TableEntity> QueryAsync(
        string filter, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = _table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(rows))
        {
            yield return rows.Current;
        }
    }

    public Task DeleteAsync(string partition, string key, CancellationToken cancellationToken) =>
        GuardAsync(() => _table.DeleteEntityAsync(partition, key, ETag.All, cancellationToken));

    /// <summary>Deletes a whole partition.</summary>
    public async Task DeleteAsync(string partition, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>();
        await foreach (var row in QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), 1000, cancellationToken))
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, row.RowKey), ETag.All));
            if (actions.Count == MaxActions)
            {
                await SubmitAsync(actions, cancellationToken);
                actions = [];
            }
        }

        await SubmitAsync(actions, cancellationToken);
    }

    private async Task SubmitAsync(List<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        if (actions.Count > 0)
        {
            await GuardAsync(() => _table.SubmitTransactionAsync(actions, cancellationToken));
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<TableEntity> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    private async Task GuardAsync<T>(Func<Task<T>> body)
    {
        try
        {
            await body();
        }
        catch (RequestFailedException exception)
        {
            throw Fault(exception);
        }
    }

    private Client.StorageException Fault(RequestFailedException exception) => StoreFault.Of(exception, $"table '{_table.Name}'");
}
