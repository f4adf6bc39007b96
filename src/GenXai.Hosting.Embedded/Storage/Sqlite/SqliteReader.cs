using System.Collections.Concurrent;
using System.Text;
using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>Reads beside the writer, on connections of its own.</summary>
internal sealed class SqliteReader(string path) : IRuntimeReader, IDisposable
{
    private readonly ConcurrentBag<ReadConnection> _idle = [];
    private volatile bool _disposed;

    public OrchestrationState? Find(string id, bool withInput) => Read(c =>
    {
        var row = c.FindInstance.Add(id).ReadFirst(InstanceColumns.Read);
        var input = row is not null && withInput ? c.ReadInput.Add(id).ReadFirst(s => s.Text(0)) : null;
        return row?.ToState(input);
    });

    public OrchestrationPage Query(OrchestrationQuery query)
    {
        var token = PageToken.Parse(query.Continuation);
        return Read(c =>
        {
            using var statement = c.Database.Prepare(SqlOf(query, token));
            Bind(statement, query, token);
            var rows = statement.ReadAll(InstanceColumns.Read);
            var items = rows.Take(query.PageSize).Select(row => row.ToState()).ToList();
            return new OrchestrationPage(
                items,
                rows.Count > query.PageSize ? new PageToken(items[^1].CreatedAt.UtcTicks, items[^1].Id).ToString() : null);
        });
    }

    public List<byte[]> ReadLog(string id, long from, int maximum) => Read(c =>
    {
        var next = from;
        var entries = c.ReadLog.Add(id).Add(from).Add(maximum).ReadAll(s => (Number: s.Int64(0), Data: s.Blob(1)));
        return entries.TakeWhile(entry => entry.Number == next++).Select(entry => entry.Data).ToList();
    });

    public string? ReadEntity(EntityId id) => Read(c => c.ReadEntity.Add(id.Name).Add(id.Key).ReadFirst(s => s.Text(0)));

    public string? FindDefinition(string hash) => Read(c => c.FindDefinition.Add(hash).ReadFirst(s => s.Text(0)));

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private static string SqlOf(OrchestrationQuery query, PageToken? token)
    {
        var sql = new StringBuilder($"SELECT {InstanceColumns.All} FROM instances WHERE 1");
        sql.Append(query.RootsOnly ? " AND id = root" : "");
        sql.Append(query.Tag is null ? "" : " AND tag = ?");
        sql.Append(query.RootId is null ? "" : " AND root = ?");
        sql.Append(query.CreatedFrom is null ? "" : " AND created >= ?");
        sql.Append(query.CreatedBefore is null ? "" : " AND created < ?");
        sql.Append(token is null ? "" : " AND (created, id) < (?, ?)");
        if (query.Statuses.Count > 0)
        {
            sql.Append(" AND status IN (").AppendJoin(',', query.Statuses.Select(status => (int)status)).Append(')');
        }

        return sql.Append(" ORDER BY created DESC, id DESC LIMIT ?").ToString();
    }

    private static void Bind(SqliteStatement statement, OrchestrationQuery query, PageToken? token)
    {
        if (query.Tag is { } tag)
        {
            statement.Add(tag);
        }

        if (query.RootId is { } root)
        {
            statement.Add(root);
        }

        if (query.CreatedFrom is { } from)
        {
            statement.Add(from.UtcTicks);
        }

        if (query.CreatedBefore is { } before)
        {
            statement.Add(before.UtcTicks);
        }

        if (token is { } last)
        {
            statement.Add(last.CreatedTicks).Add(last.Id);
        }

        statement.Add((long)query.PageSize + 1);
    }

    private T Read<T>(Func<ReadConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(EmbeddedHost));
        if (!_idle.TryTake(out var connection))
        {
            connection = new ReadConnection(SqliteDatabase.Open(path));
        }

        try
        {
            return read(connection);
        }
        finally
        {
            _idle.Add(connection);
            if (_disposed)
            {
                Dispose();
            }
        }
    }
}
