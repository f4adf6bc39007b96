using System.Globalization;
using GenXai.Hosting.Embedded.History;
using Microsoft.Data.Sqlite;

namespace GenXai.Integration.Tests.Maps;

/// <summary>
/// What the store of a data folder deletes when a run continues as new, kept by triggers in the database itself: so
/// every generation can be looked at, as it stood there.
/// </summary>
internal static class KeptHistory
{
    public static void Watch(string folder)
    {
        using var connection = Open(folder);
        Execute(
            connection,
            """
            CREATE TABLE kept_history(instance TEXT, generation INTEGER, step INTEGER, data BLOB);
            CREATE TABLE kept_inputs(instance TEXT, bytes INTEGER);
            CREATE TRIGGER keep_history AFTER INSERT ON history BEGIN
                INSERT INTO kept_history VALUES(new.instance, new.generation, new.step, new.data); END;
            CREATE TRIGGER keep_input AFTER INSERT ON inputs BEGIN
                INSERT INTO kept_inputs VALUES(new.instance, length(new.input)); END;
            CREATE TRIGGER keep_next_input AFTER UPDATE ON inputs BEGIN
                INSERT INTO kept_inputs VALUES(new.instance, length(new.input)); END;
            """);
    }

    /// <summary>Events and actions by instance and generation.</summary>
    public static Dictionary<(string Instance, int Generation), int> Events(string folder)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT instance, generation, data FROM kept_history";
        using var reader = command.ExecuteReader();
        var events = new Dictionary<(string, int), int>();
        while (reader.Read())
        {
            var key = (reader.GetString(0), reader.GetInt32(1));
            var step = HistoryJson.ReadStep((byte[])reader.GetValue(2));
            events[key] = events.GetValueOrDefault(key) + step.Events.Count + step.Actions.Count;
        }

        return events;
    }

    /// <summary>The largest input of any generation, in bytes.</summary>
    public static long LargestInput(string folder)
    {
        using var connection = Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(bytes) FROM kept_inputs";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "runs.db")};Pooling=False;Default Timeout=60");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
