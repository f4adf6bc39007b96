using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GenXai.Cli.Tests.Crash.Models;

/// <summary>Reads from the history of a data folder which calls have a committed result: those whose completion stands in it.</summary>
internal static class CommittedCalls
{
    /// <summary>The keys of calls that are committed now.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="isMeant">Which calls are meant, by the input of their activity.</param>
    public static HashSet<string> In(string folder, Func<JsonElement, bool> isMeant)
    {
        var scheduled = new Dictionary<(string Instance, long Generation, int Sequence), string>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (instance, generation, step) in Steps(folder))
        {
            foreach (var done in step.GetProperty("events").EnumerateArray().Where(IsCompletion))
            {
                if (scheduled.TryGetValue((instance, generation, done.GetProperty("sequence").GetInt32()), out var key))
                {
                    keys.Add(key);
                }
            }

            foreach (var action in step.GetProperty("actions").EnumerateArray())
            {
                if (KeyOf(action, isMeant) is { } key)
                {
                    scheduled[(instance, generation, action.GetProperty("sequence").GetInt32())] = key;
                }
            }
        }

        return keys;
    }

    /// <summary>Whether the run is known: before its first step is committed there is nothing to resume.</summary>
    public static bool Knows(string folder, string run) => Query(folder, "SELECT id FROM instances", reader => reader.GetString(0)).Contains(run);

    private static List<(string Instance, long Generation, JsonElement Step)> Steps(string folder) => Query(
        folder,
        "SELECT instance, generation, CAST(data AS TEXT) FROM history ORDER BY instance, generation, step",
        reader => (reader.GetString(0), reader.GetInt64(1), JsonElement.Parse(reader.GetString(2))));

    private static bool IsCompletion(JsonElement happened) => happened.GetProperty("kind").GetString() == "ActivityCompleted";

    private static string? KeyOf(JsonElement action, Func<JsonElement, bool> isMeant) =>
        action.GetProperty("kind").GetString() == "ActivityScheduled" && action.GetProperty("name").GetString() is "model" or "tool"
        && JsonElement.Parse(action.GetProperty("input").GetString()!) is var input && isMeant(input)
            ? input.GetProperty("origin").GetProperty("key").GetString()
            : null;

    private static List<T> Query<T>(string folder, string sql, Func<SqliteDataReader, T> read)
    {
        var found = new List<T>();
        var file = System.IO.Path.Combine(folder, "runs.db");
        if (!File.Exists(file))
        {
            return found;
        }

        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                found.Add(read(reader));
            }
        }
        catch (SqliteException exception) when (exception.Message.Contains("no such table", StringComparison.Ordinal))
        {
            // Killed before the first process had made its tables.
            return [];
        }

        return found;
    }
}
