using GenXai.Hosting.Client;
using GenXai.Hosting.Payloads;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>The store in a folder: <c>runs.db</c>, and a lock file for each process under <c>owners/</c>.</summary>
internal sealed class SqliteStore : IRuntimeStore
{
    private readonly SqliteDatabase _db;
    private readonly SqliteStatements _sql;
    private readonly SqliteReader _reader;
    private readonly Checkpointer _checkpointer;
    private readonly HostLocks _locks;
    private long _dataVersion;
    private bool _isOpen;

    private SqliteStore(SqliteDatabase db, HostLocks locks, string path, Action<string> checkpointFailed)
    {
        (_db, _locks) = (db, locks);
        _sql = new SqliteStatements(db);
        _reader = new SqliteReader(path);
        _checkpointer = new Checkpointer(path, checkpointFailed);
        _dataVersion = ReadDataVersion();
    }

    public IRuntimeReader Reader => _reader;

    public TimeSpan? PollInterval { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Opens the folder, making it if need be.</summary>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public static SqliteStore Open(string folder, Durability durability, Action<string> checkpointFailed, FilePayloads payloads)
    {
        var locks = HostLocks.Open(folder);
        var path = Path.Combine(folder, "runs.db");
        var db = SqliteDatabase.Open(path);
        try
        {
            db.Execute("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768");
            db.Execute(durability == Durability.Power ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
            SqliteSchema.Migrate(db);
            CheckAfterUncleanStop(db, locks, payloads);
            return new SqliteStore(db, locks, path, checkpointFailed);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public long OpenHost(DateTimeOffset now)
    {
        _db.Execute("BEGIN IMMEDIATE");
        var id = _db.Scalar($"INSERT INTO hosts(started, checked) VALUES({now.UtcTicks}, 0) RETURNING id");
        _db.Execute("COMMIT");
        _locks.Take(id);
        return id;
    }

    public void CloseHost(long owner)
    {
        _db.Execute($"BEGIN IMMEDIATE; UPDATE instances SET owner=0 WHERE status < 4 AND owner={owner}; "
            + $"DELETE FROM hosts WHERE id={owner}; COMMIT");
        _locks.Release(delete: true);
        _checkpointer.Finish();
    }

    public void AbandonHost() => _locks.Release(delete: false);

    public bool IsAlive(long owner) => _locks.IsTaken(owner);

    public bool HasForeignChanges()
    {
        var version = ReadDataVersion();
        var changed = version != _dataVersion;
        _dataVersion = version;
        return changed;
    }

    public void Begin()
    {
        _sql.Begin.Run();
        _isOpen = true;
    }

    public void Commit()
    {
        _sql.Commit.Run();
        _isOpen = false;
        _checkpointer.Committed(_db);
    }

    public void Abort()
    {
        if (_isOpen)
        {
            _isOpen = false;
            try
            {
                _db.Execute("ROLLBACK");
            }
            catch (StorageException)
            {
                // SQLite has rolled back by itself already; the failure that led here is being reported.
            }
        }
    }

    public List<long> OtherOwners(long owner) => _sql.OtherOwners.Add(owner).ReadAll(s => s.Int64(0));

    public List<InstanceRow> Claim(long from, long to, string? rootId)
    {
        var rows = _sql.Claimable.Add(from).Add(rootId).ReadAll(InstanceColumns.Read);
        _sql.Claim.Add(from).Add(rootId).Add(to).Run();
        rows.ForEach(row => row.Owner = to);
        return rows;
    }

    public List<string> OwnedWithMessages(long owner) => _sql.OwnedWithMessages.Add(owner).ReadAll(s => s.Text(0)!);

    public bool Insert(InstanceRow row, string? input)
    {
        InstanceColumns.Insert(_sql.InsertInstance, row);
        if (_sql.InsertInstance.Run() == 0)
        {
            return false;
        }

        WriteInput(row.Id, input, carried: null);
        return true;
    }

    public InstanceRow? Find(string id) => _sql.FindInstance.Add(id).ReadFirst(InstanceColumns.Read);

    public bool Update(InstanceRow row)
    {
        // At work before and after: neither output nor failure was or is there.
        var moves = row is { Status: OrchestrationStatus.Running, StoredStatus: OrchestrationStatus.Running };
        var statement = moves ? InstanceColumns.Move(_sql.MoveInstance, row) : InstanceColumns.Update(_sql.UpdateInstance, row);
        row.StoredStatus = row.Status;
        return statement.Run() == 1;
    }

    public bool Reopen(string id, long owner, DateTimeOffset now)
    {
        if (_sql.Reopen.Add(owner).Add(now.UtcTicks).Add(id).Run() == 0)
        {
            return false;
        }

        _sql.ClearInbox.Add(id).Run();
        return true;
    }

    public void SetParent(string id, string parentId, int generation, int sequence) =>
        _sql.SetParent.Add(parentId).Add(generation).Add(sequence).Add(id).Run();

    public StoredInput ReadInput(string id) =>
        _sql.ReadInput.Add(id).ReadFirst(s => new StoredInput(s.Text(0), s.IsNull(1) ? null : s.Blob(1)));

    public void WriteInput(string id, string? input, byte[]? carried)
    {
        _sql.WriteInput.Add(id).Add(input);
        (carried is null ? _sql.WriteInput.AddNull() : _sql.WriteInput.Add(carried.AsSpan())).Run();
    }

    public void AppendHistory(string id, int generation, int step, ReadOnlyMemory<byte> data) =>
        _sql.AppendHistory.Add(id).Add(generation).Add(step).Add(data.Span).Run();

    public List<byte[]> ReadHistory(string id, int generation) =>
        _sql.ReadHistory.Add(id).Add(generation).ReadAll(s => s.Blob(0));

    public void ClearHistory(string id) => _sql.ClearHistory.Add(id).Run();

    public bool AddMessage(string id, ReadOnlyMemory<byte> data) => _sql.AddMessage.Add(id).Add(data.Span).Run() == 1;

    public List<StoredMessage> ReadMessages(string id) =>
        _sql.ReadMessages.Add(id).ReadAll(s => new StoredMessage(s.Int64(0), s.Blob(1)));

    public void RemoveMessage(string id, long number) => _sql.RemoveMessage.Add(id).Add(number).Run();

    public void AddLogEntry(string id, long number, ReadOnlyMemory<byte> data) =>
        _sql.AddLogEntry.Add(id).Add(number).Add(data.Span).Run();

    public string? ReadEntity(EntityId id) => _sql.ReadEntity.Add(id.Name).Add(id.Key).ReadFirst(s => s.Text(0));

    public void WriteEntity(EntityId id, string? state)
    {
        if (state is null)
        {
            _sql.DeleteEntity.Add(id.Name).Add(id.Key).Run();
        }
        else
        {
            _sql.WriteEntity.Add(id.Name).Add(id.Key).Add(state).Run();
        }
    }

    public void PutDefinition(string hash, string bundle) => _sql.PutDefinition.Add(hash).Add(bundle).Run();

    public List<string> Terminate(string rootId, FailureDetails reason, DateTimeOffset now)
    {
        var ended = TreeOf(rootId).Where(row => row.Status < OrchestrationStatus.Completed).Select(row => row.Id).ToList();
        _sql.Terminate.Add(reason.Type).Add(reason.Message).Add(now.UtcTicks).Add(rootId).Run();
        ended.ForEach(id => _sql.ClearInbox.Add(id).Run());
        return ended;
    }

    public PurgeOutcome Purge(string rootId)
    {
        var tree = TreeOf(rootId);
        if (tree.Count == 0)
        {
            return PurgeOutcome.NotFound;
        }

        if (tree.Exists(row => row.Status < OrchestrationStatus.Completed))
        {
            return PurgeOutcome.NotEnded;
        }

        foreach (var (id, _) in tree)
        {
            _sql.ClearHistory.Add(id).Run();
            _sql.ClearInbox.Add(id).Run();
            _sql.ClearLog.Add(id).Run();
            _sql.ClearInput.Add(id).Run();
            WriteEntity(MemoryScopes.OfRun(id), null);
            WriteEntity(SentAnswers.IdOf(id), null);
            _sql.DeleteInstance.Add(id).Run();
        }

        return PurgeOutcome.Purged;
    }

    public void Dispose()
    {
        _locks.Release(delete: false);
        _checkpointer.Dispose();
        _reader.Dispose();
        _db.Dispose();
    }

    private static void CheckAfterUncleanStop(SqliteDatabase db, HostLocks locks, FilePayloads payloads)
    {
        if (!NeedsCheck(db, locks))
        {
            return;
        }

        var verdict = db.ScalarText("PRAGMA quick_check(1)");
        if (!string.Equals(verdict, "ok", StringComparison.Ordinal))
        {
            throw SqliteFault.Of(SQLitePCL.raw.SQLITE_CORRUPT, db.Path, verdict ?? "no verdict");
        }

        SweepPayloads(db, locks, payloads);
        db.Execute("UPDATE hosts SET checked=1");
    }

    /// <summary>Deletes the payloads of runs that a killed process was about to begin, or to fork, and never did.</summary>
    private static void SweepPayloads(SqliteDatabase db, HostLocks locks, FilePayloads payloads)
    {
        // First the folders, then whether another process has come: one that has is at work on folders that are not listed.
        var roots = payloads.Roots();
        if (!NeedsCheck(db, locks))
        {
            return;
        }

        using var find = db.Prepare("SELECT 1 FROM instances WHERE id=?");
        foreach (var rootId in roots)
        {
            if (find.Add(rootId).ReadAll(static _ => true).Count > 0)
            {
                payloads.DeleteDrafts(rootId);
            }
            else
            {
                payloads.Delete(rootId);
            }
        }
    }

    /// <summary>True when a process died without a clean end since the last check, and none is at work now.</summary>
    private static bool NeedsCheck(SqliteDatabase db, HostLocks locks)
    {
        using var hosts = db.Prepare("SELECT id, checked FROM hosts");
        var signedOn = hosts.ReadAll(s => (Id: s.Int64(0), IsChecked: s.Int64(1) != 0));
        return signedOn.Exists(host => !host.IsChecked) && !signedOn.Exists(host => locks.IsTaken(host.Id));
    }

    private List<(string Id, OrchestrationStatus Status)> TreeOf(string rootId) =>
        _sql.Tree.Add(rootId).ReadAll(s => (s.Text(0)!, (OrchestrationStatus)s.Int64(1)));

    private long ReadDataVersion() => _sql.DataVersion.ReadFirst(s => s.Int64(0));
}
