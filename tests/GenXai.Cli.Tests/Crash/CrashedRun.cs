using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace GenXai.Cli.Tests.Crash;

/// <summary>
/// Runs a scenario in real processes that are killed at random moments, and checks that each call whose result was
/// committed is never made again. Calls are counted by a log outside the database.
/// </summary>
internal sealed class CrashedRun : IDisposable
{
    private readonly CrashScenario _scenario;
    private readonly string _folder;
    private readonly Random _random;
    private readonly HashSet<string> _committed = new(StringComparer.Ordinal);
    private readonly int _latestKill;
    private readonly List<string> _others = [];
    private string _id = "r";
    private bool _isToBeRetried;
    private int _checkedLines;
    private int _answers;

    /// <summary>Lays out a run.</summary>
    /// <param name="scenario">What runs.</param>
    /// <param name="seed">Chooses the moments of the kills.</param>
    /// <param name="lasts">How long an undisturbed process lasts: kills come before that.</param>
    public CrashedRun(CrashScenario scenario, int seed, TimeSpan lasts)
    {
        _scenario = scenario;
        _latestKill = (int)Math.Max(lasts.TotalMilliseconds, 300);
        _random = new Random(seed);
        _folder = Directory.CreateTempSubdirectory("genxai-crash-").FullName;
        foreach (var file in scenario.Files)
        {
            File.WriteAllText(Path.Combine(_folder, file.Key), file.Value);
        }

        File.WriteAllText(Path.Combine(_folder, "script.yaml"), scenario.Script);
        File.WriteAllText(CallLog, "");
    }

    public int Kills { get; private set; }

    /// <summary>Keys in the order in which calls were made, repeats included.</summary>
    public IReadOnlyList<string> Calls => File.ReadAllLines(CallLog);

    private string CallLog => Path.Combine(_folder, "calls.log");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Runs to the end.</summary>
    /// <param name="kills">How many processes to kill on the way.</param>
    /// <returns>The result object.</returns>
    public JsonElement Run(int kills)
    {
        for (var attempt = 0; attempt < 40 + (3 * kills); attempt++)
        {
            var start = _isToBeRetried ? Retry() : IsKnown() ? Resume() : Start();
            _isToBeRetried = false;
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (Kills < kills && !process.WaitForExit(_random.Next(100, _latestKill)))
            {
                process.Kill();
                process.WaitForExit();
                Kills++;
                CheckCalls();
                continue;
            }

            process.WaitForExit(60_000).ShouldBeTrue($"{_scenario.Name} hangs");
            CheckCalls();
#pragma warning disable VSTHRD002 // The process has ended, so its streams have too.
            switch (process.ExitCode)
            {
                case 0:
                case 1 when _scenario.IsUndone:
                    return JsonElement.Parse(output.GetAwaiter().GetResult());
                case 3:
                    Answer();
                    break;
                case 1 when _scenario.IsRetried:
                    _isToBeRetried = true;
                    break;
                default:
                    throw new InvalidOperationException(
                        $"{_scenario.Name}: exit {process.ExitCode}: {errors.GetAwaiter().GetResult()} {output.GetAwaiter().GetResult()}");
            }
#pragma warning restore VSTHRD002
        }

        throw new InvalidOperationException($"{_scenario.Name} did not end");
    }

    /// <summary>Forks the run from its checkpoint, and runs the fork to the end.</summary>
    /// <param name="id">The fork's id.</param>
    /// <param name="kills">How many processes to kill on the way.</param>
    /// <returns>The fork's result object.</returns>
    public JsonElement Fork(string id, int kills)
    {
        _others.Add(_id);
        _id = id;
        return Run(Kills + kills);
    }

    /// <summary>Deletes the newest run by processes that are killed, until it is gone.</summary>
    /// <param name="kills">How many processes to kill on the way.</param>
    public void Purge(int kills)
    {
        for (var left = kills; ; left--)
        {
            using var process = Process.Start(Command("purge", _id, "--data", Data))!;
            if (left > 0 && !process.WaitForExit(_random.Next(20, 250)))
            {
                process.Kill();
                process.WaitForExit();
                Kills++;
                continue;
            }

            process.WaitForExit(60_000).ShouldBeTrue();
            if (left <= 0)
            {
                // The one before may have done it.
                (process.ExitCode is 0 or 2).ShouldBeTrue(process.StandardError.ReadToEnd());
                break;
            }
        }

        foreach (var (table, column) in new[] { ("instances", "id"), ("events", "instance"), ("history", "instance"), ("inputs", "instance"), ("inbox", "instance") })
        {
            Query($"SELECT count(*) FROM {table} WHERE {column} = '{_id}'", reader => reader.GetInt32(0)).ShouldBe([0], table);
            _others.ForEach(other => Query($"SELECT count(*) FROM instances WHERE id = '{other}'", reader => reader.GetInt32(0)).ShouldBe([1]));
        }
    }

    /// <summary>The root runs that have stored values, and the runs that there are, after one more process has looked.</summary>
    public (IReadOnlyList<string> Stored, IReadOnlyList<string> Runs) Payloads()
    {
        using var process = Process.Start(Command("runs", "--data", Data))!;
        process.WaitForExit(60_000).ShouldBeTrue();
        var folder = new DirectoryInfo(Path.Combine(Data, "payloads"));
        return (
            folder.Exists ? [.. folder.EnumerateDirectories().Select(each => each.Name["run-".Length..]).Order(StringComparer.Ordinal)] : [],
            Query("SELECT id FROM instances WHERE id = root ORDER BY id", reader => reader.GetString(0)));
    }

    /// <summary>Begins the fork by processes that are killed, whether or not it then is there.</summary>
    /// <param name="id">The fork's id.</param>
    /// <param name="latest">When the kill comes at the latest, in milliseconds.</param>
    public void BreakFork(string id, int latest)
    {
        using var process = Process.Start(Command("fork", _id, "--from", "point", "--id", id, "--json", "--data", Data))!;
        if (!process.WaitForExit(_random.Next(50, latest)))
        {
            process.Kill();
            process.WaitForExit();
            Kills++;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProcessStartInfo Start() => _others.Count > 0
        ? Command("fork", _others[^1], "--from", "point", "--id", _id, "--json", "--script", Path.Combine(_folder, "script.yaml"), "--data", Data)
        : Command(
            "run", Path.Combine(_folder, "workflow.yaml"), "--id", "r", "--json", "--input", CrashScenario.Input,
            "--script", Path.Combine(_folder, "script.yaml"), "--data", Data);

    private ProcessStartInfo Resume() => Command(
        "resume", _id, "--json", "--script", Path.Combine(_folder, "script.yaml"), "--data", Data);

    private ProcessStartInfo Retry() => Command(
        "retry", _id, "--json", "--script", Path.Combine(_folder, "script.yaml"), "--data", Data);

    private void Answer()
    {
        var (node, json) = _scenario.Answers[_answers++];
        using var process = Process.Start(Command("respond", _id, node, json, "--data", Data))!;
        process.WaitForExit(60_000).ShouldBeTrue();
        process.ExitCode.ShouldBe(0, process.StandardError.ReadToEnd());
    }

    // The run exists once its first step is committed; before that, there is nothing to resume.
    private bool IsKnown() => Query("SELECT count(*) FROM instances WHERE id = '" + _id + "'", reader => reader.GetInt32(0)) is [> 0];

    // What stands in the log as completed was committed before this moment, so it is not asked for after it.
    private void CheckCalls()
    {
        var lines = File.ReadAllLines(CallLog);
        lines.Skip(_checkedLines).Where(_committed.Contains).ShouldBeEmpty($"{_scenario.Name}: a committed call was made again");
        _checkedLines = lines.Length;
        if (_scenario.Keys is not null)
        {
            return;
        }

        foreach (var text in Query("SELECT CAST(data AS TEXT) FROM events", reader => reader.GetString(0)))
        {
            var entry = JsonElement.Parse(text);
            if (entry.GetProperty("type").GetString() is "tool.completed" or "model.completed")
            {
                _committed.Add(entry.GetProperty("data").GetProperty("key").GetString()!);
            }
        }
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
    {
        var found = new List<T>();
        var file = Path.Combine(Data, "runs.db");
        if (!File.Exists(file))
        {
            return found;
        }

        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
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

    private ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = _folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "genxai.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["GENXAI_CALL_LOG"] = CallLog;
        if (_scenario.Keys is { } keys)
        {
            start.Environment["GENXAI_ENCRYPTION_KEYS"] = keys;
        }

        return start;
    }
}
