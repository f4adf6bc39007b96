using System.Diagnostics;
using System.Text.Json;
using GenXai.Cli.Tests.Support;
using GenXai.Workflows.Json;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash;

/// <summary>
/// Two runs at once, each in a process of its own on one data folder, with a map, a sub-workflow and people: both are
/// killed in the middle, go on, and end as one that nobody disturbed.
/// </summary>
public sealed class ConcurrentRunTests : IDisposable
{
    private const string Main = """
        workflow:
          name: both
          graph:
            nodes:
              - {id: in, type: input}
              - {id: each, type: tool, tool: step, tool_params: {x: "{{ item }}"}, for_each: "{{ input.numbers }}", for_each_key: "k{{ item }}", for_each_concurrency: 3, failure_mode: continue}
              - {id: sub, type: subgraph, workflow: inner.yaml, input: {who: "{{ input.who }}"}}
              - {id: out, type: output, output: {keys: "{{ each.by_key }}", said: "{{ sub }}"}}
            edges: [{from: in, to: each}, {from: each, to: sub}, {from: sub, to: out}]
        """;

    private const string Inner = """
        workflow:
          name: inner
          graph:
            nodes:
              - {id: in, type: input}
              - {id: before, type: tool, tool: step, tool_params: {}}
              - {id: amount, type: human, prompt: "How much, {{ input.who }}?", schema: {type: integer}}
              - {id: ok, type: human, prompt: Really?, options: ["yes", "no"]}
              - {id: after, type: tool, tool: step, tool_params: {}}
              - {id: out, type: output, output: "{{ input.who }} {{ amount.response }} {{ ok.response }}"}
            edges:
              - {from: in, to: before}
              - {from: before, to: amount, parallel: true}
              - {from: before, to: ok, parallel: true}
              - {from: amount, to: after}
              - {from: ok, to: after}
              - {from: after, to: out}
        """;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Sandbox _sandbox = new();

    public ConcurrentRunTests()
    {
        _sandbox.Write("main.yaml", Main);
        _sandbox.Write("inner.yaml", Inner);
        _sandbox.Write("slow.yaml", "tools: {step: [{json: done, delay_ms: 60}]}");
        File.WriteAllText(CallLog, "");
    }

    private string CallLog => Path.Combine(_sandbox.Folder, "calls.log");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_TwoAtOnceKilledInTheMiddle_BothEndAndRepeatNothing()
    {
        string[] ids = ["ada", "bob"];
        await KilledAsync(() => ids.All(id => Committed().Count(key => key.StartsWith(id + "/", StringComparison.Ordinal)) > 1), [.. ids.Select(id => Start("run", "main.yaml", "--id", id, "--input", Input(id), "--script", "slow.yaml", "--json"))]);
        var (first, committed) = (Calls().Count, Committed());

        (await BothAsync([.. ids.Select(Resume)])).ShouldAllBe(end => end.ExitCode == 3);
        Calls().Skip(first).ShouldNotContain(key => committed.Contains(key));
        foreach (var id in ids)
        {
            (await EndAsync("respond", id, "sub/amount", "\"seven\"")).Error.ShouldContain("output_invalid");
        }

        var answers = await BothAsync(
        [
            .. ids.Select(id => Start("respond", id, "sub/amount", "7")),
            .. ids.Select(id => Start("respond", id, "sub/amount", "8")),
            .. ids.Select(id => Start("respond", id, "sub/ok", "\"yes\"")),
        ]);
        answers.Count(answer => answer.ExitCode == 0).ShouldBe(4, "of two answers to one question one is taken");
        answers.Count(answer => answer.Error.Contains("conflict", StringComparison.Ordinal)).ShouldBe(2);

        committed = Committed();
        await KilledAsync(() => Committed().Count > committed.Count, [.. ids.Select(Resume)]);
        (first, committed) = (Calls().Count, Committed());
        var ends = await BothAsync([.. ids.Select(Resume)]);

        foreach (var (end, id) in ends.Zip(ids))
        {
            end.ExitCode.ShouldBe(0, end.Error);
            var output = JsonElement.Parse(end.Out).GetProperty("output");
            output.GetProperty("said").GetString().ShouldBeOneOf($"{id} 7 yes", $"{id} 8 yes");
            JsonValues.ToJson(output.GetProperty("keys")).ShouldBe("""{"k1":"done","k2":"done","k3":"done","k4":"done","k5":"done","k6":"done"}""");
        }

        // Six elements and two tools of the sub-workflow, for each run.
        Calls().Distinct(StringComparer.Ordinal).Count().ShouldBe(16);
        committed.ShouldNotBeEmpty();
        Calls().Skip(first).ShouldNotContain(key => committed.Contains(key));
    }

    private static string Input(string id) => $"{{\"who\": \"{id}\", \"numbers\": [1, 2, 3, 4, 5, 6]}}";

    private Process Resume(string id) => Start("resume", id, "--script", "slow.yaml", "--json");

    private Process Start(params string[] arguments) => ProgramProcess.Start(
        _sandbox, new Dictionary<string, string?>(StringComparer.Ordinal) { ["GENXAI_CALL_LOG"] = CallLog }, arguments);

    private async Task<Outcome> EndAsync(params string[] arguments) => (await BothAsync([Start(arguments)]))[0];

    private static async Task<Outcome[]> BothAsync(Process[] processes)
    {
        var ends = await Task.WhenAll(processes.Select(ProgramProcess.EndAsync));
        Array.ForEach(processes, process => process.Dispose());
        return ends;
    }

    // When it is time each process is killed, or has come to its end by then.
    private static async Task KilledAsync(Func<bool> isTime, Process[] processes)
    {
        var clock = Stopwatch.StartNew();
        while (!isTime() && processes.Any(process => !process.HasExited))
        {
            clock.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }

        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
        }
    }

    private List<string> Calls() => [.. File.ReadAllLines(CallLog)];

    private HashSet<string> Committed()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var file = Path.Combine(_sandbox.Folder, ".genxai", "runs.db");
        if (!File.Exists(file))
        {
            return keys;
        }

        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=60");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(data AS TEXT) FROM events";
        if (!IsMade(connection))
        {
            return keys;
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var entry = JsonElement.Parse(reader.GetString(0));
            if (entry.GetProperty("type").GetString() is "tool.completed")
            {
                keys.Add(entry.GetProperty("data").GetProperty("key").GetString()!);
            }
        }

        return keys;
    }

    private static bool IsMade(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'events'";
        return (long)command.ExecuteScalar()! > 0;
    }
}
