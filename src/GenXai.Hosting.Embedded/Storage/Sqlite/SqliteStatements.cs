namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>The writer's statements, prepared once.</summary>
internal sealed class SqliteStatements(SqliteDatabase db)
{
    public SqliteStatement Begin { get; } = db.Prepare("BEGIN IMMEDIATE");

    public SqliteStatement Commit { get; } = db.Prepare("COMMIT");

    public SqliteStatement DataVersion { get; } = db.Prepare("PRAGMA data_version");

    public SqliteStatement InsertInstance { get; } = db.Prepare(
        $"INSERT OR IGNORE INTO instances({InstanceColumns.All}) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");

    public SqliteStatement UpdateInstance { get; } = db.Prepare(
        "UPDATE instances SET status=?, updated=?, generation=?, steps=?, custom_status=?, output=?, failure_type=?, "
        + "failure_message=?, wake=?, has_work=? WHERE id=? AND owner=?");

    /// <summary>For most steps: where the status is not set, the index of what is at work is not written.</summary>
    public SqliteStatement MoveInstance { get; } = db.Prepare(
        "UPDATE instances SET updated=?, generation=?, steps=?, custom_status=?, wake=?, has_work=? WHERE id=? AND owner=?");

    public SqliteStatement Reopen { get; } = db.Prepare(
        "UPDATE instances SET status=0, generation=generation+1, steps=0, custom_status=NULL, output=NULL, failure_type=NULL, "
        + "failure_message=NULL, wake=NULL, has_work=1, owner=?, updated=? WHERE id=? AND status >= 4");

    public SqliteStatement FindInstance { get; } = db.Prepare($"SELECT {InstanceColumns.All} FROM instances WHERE id=?");

    public SqliteStatement SetParent { get; } = db.Prepare(
        "UPDATE instances SET parent=?, parent_generation=?, parent_sequence=? WHERE id=?");

    public SqliteStatement OtherOwners { get; } = db.Prepare(
        "SELECT DISTINCT owner FROM instances WHERE status < 4 AND owner <> ? ORDER BY owner");

    public SqliteStatement Claimable { get; } = db.Prepare(
        $"SELECT {InstanceColumns.All} FROM instances WHERE status < 4 AND owner=? AND (?2 IS NULL OR root=?2) ORDER BY created, id");

    public SqliteStatement Claim { get; } = db.Prepare(
        "UPDATE instances SET owner=?3 WHERE status < 4 AND owner=?1 AND (?2 IS NULL OR root=?2)");

    public SqliteStatement OwnedWithMessages { get; } = db.Prepare(
        "SELECT DISTINCT b.instance FROM inbox b JOIN instances i ON i.id = b.instance WHERE i.owner=? ORDER BY i.created, i.id");

    public SqliteStatement ReadInput { get; } = db.Prepare("SELECT input, carried FROM inputs WHERE instance=?");

    public SqliteStatement WriteInput { get; } = db.Prepare("INSERT OR REPLACE INTO inputs(instance, input, carried) VALUES(?,?,?)");

    public SqliteStatement AppendHistory { get; } = db.Prepare(
        "INSERT INTO history(instance, generation, step, data) VALUES(?,?,?,?)");

    public SqliteStatement ReadHistory { get; } = db.Prepare(
        "SELECT data FROM history WHERE instance=? AND generation=? ORDER BY step");

    public SqliteStatement ClearHistory { get; } = db.Prepare("DELETE FROM history WHERE instance=?");

    public SqliteStatement AddMessage { get; } = db.Prepare(
        "INSERT INTO inbox(instance, number, data) SELECT ?1, coalesce((SELECT max(number) FROM inbox WHERE instance=?1), 0) + 1, ?2 "
        + "WHERE EXISTS(SELECT 1 FROM instances WHERE id=?1 AND status < 4)");

    public SqliteStatement ReadMessages { get; } = db.Prepare("SELECT number, data FROM inbox WHERE instance=? ORDER BY number");

    public SqliteStatement RemoveMessage { get; } = db.Prepare("DELETE FROM inbox WHERE instance=? AND number=?");

    public SqliteStatement AddLogEntry { get; } = db.Prepare("INSERT OR IGNORE INTO events(instance, seq, data) VALUES(?,?,?)");

    public SqliteStatement ReadEntity { get; } = db.Prepare("SELECT state FROM entities WHERE name=? AND key=?");

    public SqliteStatement WriteEntity { get; } = db.Prepare("INSERT OR REPLACE INTO entities(name, key, state) VALUES(?,?,?)");

    public SqliteStatement DeleteEntity { get; } = db.Prepare("DELETE FROM entities WHERE name=? AND key=?");

    public SqliteStatement PutDefinition { get; } = db.Prepare("INSERT OR IGNORE INTO definitions(hash, bundle) VALUES(?,?)");

    public SqliteStatement Tree { get; } = db.Prepare("SELECT id, status FROM instances WHERE root=? ORDER BY id");

    public SqliteStatement Terminate { get; } = db.Prepare(
        "UPDATE instances SET status=6, owner=0, wake=NULL, has_work=0, failure_type=?, failure_message=?, updated=? "
        + "WHERE root=? AND status < 4");

    public SqliteStatement ClearInbox { get; } = db.Prepare("DELETE FROM inbox WHERE instance=?");

    public SqliteStatement ClearLog { get; } = db.Prepare("DELETE FROM events WHERE instance=?");

    public SqliteStatement ClearInput { get; } = db.Prepare("DELETE FROM inputs WHERE instance=?");

    public SqliteStatement DeleteInstance { get; } = db.Prepare("DELETE FROM instances WHERE id=?");
}
