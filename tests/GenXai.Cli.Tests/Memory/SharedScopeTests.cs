using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Memory;

/// <summary>
/// Real processes on one data folder, writing one memory: appends and compare-and-sets, some hundreds in a normal run,
/// 10,000 with GENXAI_FULL=1. None is lost, none is doubled.
/// </summary>
public sealed class SharedScopeTests : IDisposable
{
    private const string Writer = """
        workflow:
          name: writer
          memory: {shared: true, scope: tally, shards: 8, max_items: 100000, max_bytes: 16000000}
          graph:
            nodes:
              - {id: start, type: input}
              - id: add
                type: tool
                tool: memory_write
                for_each: "{{ input.numbers }}"
                for_each_concurrency: 20
                tool_params: {key: "list{{ input.list }}", value: "{{ input.name }}-{{ item }}", mode: append}
              - id: claim
                type: tool
                tool: memory_write
                for_each: "{{ input.numbers }}"
                for_each_concurrency: 20
                tool_params: {key: "slot {{ item }}", value: "{{ input.name }}", expected_version: 0}
              - {id: end, type: output, output: {claims: "{{ claim.items }}"}}
            edges: [{from: start, to: add}, {from: add, to: claim}, {from: claim, to: end}]
        """;

    private const string Reader = """
        workflow:
          name: reader
          memory: {shared: true, scope: tally, shards: 8}
          graph:
            nodes:
              - {id: start, type: input}
              - {id: read, type: tool, tool: memory_read, tool_params: {key: list1}}
              - {id: end, type: output, output: "{{ read.value }}"}
            edges: [{from: start, to: read}, {from: read, to: end}]
        """;

    private const string Secret = """
        workflow:
          name: secret
          memory: {shared: true}
          graph:
            nodes:
              - {id: start, type: input}
              - {id: before, type: tool, tool: memory_read, tool_params: {key: secret}}
              - {id: write, type: tool, tool: memory_write, tool_params: {key: secret, value: "{{ input.name }}"}}
              - {id: add, type: tool, tool: memory_write, for_each: "{{ input.numbers }}", tool_params: {key: all, value: "{{ input.name }}", mode: append}}
              - {id: after, type: tool, tool: memory_read, tool_params: {key: all}}
              - {id: end, type: output, output: {before: "{{ before.found }}", all: "{{ after.value }}"}}
            edges: [{from: start, to: before}, {from: before, to: write}, {from: write, to: add}, {from: add, to: after}, {from: after, to: end}]
        """;

    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task Run_TwoProcessesOnOneScope_LoseAndDoubleNothing()
    {
        var count = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 2_500 : 75;
        _sandbox.Write("writer.yaml", Writer);
        _sandbox.Write("reader.yaml", Reader);

        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(RunAsync("writer.yaml", "a", count), RunAsync("writer.yaml", "b", count));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{4 * count} writes by two processes in {clock.Elapsed.TotalSeconds:0.0} s"));

        var read = await ResultAsync(ProgramProcess.Start(_sandbox, "run", "reader.yaml", "--json"));
        var list = read.GetProperty("output").EnumerateArray().Select(element => element.GetString()!).ToList();
        var expected = new[] { "a", "b" }.SelectMany(name => Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{name}-{i}")));
        list.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));

        var won = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (result, name) in results.Zip(["a", "b"]))
        {
            foreach (var claim in result.GetProperty("output").GetProperty("claims").EnumerateArray().Where(claim => claim.GetProperty("written").GetBoolean()))
            {
                won.TryAdd(claim.GetProperty("key").GetString()!, name).ShouldBeTrue("each slot has one winner");
            }
        }

        won.Count.ShouldBe(count);
        foreach (var (result, name) in results.Zip(["a", "b"]))
        {
            result.GetProperty("output").GetProperty("claims").EnumerateArray().Where(claim => !claim.GetProperty("written").GetBoolean())
                .ShouldAllBe(claim => claim.GetProperty("value").GetString() == won[claim.GetProperty("key").GetString()!]);
        }
    }

    [Fact]
    public async Task Run_TwoRunsAtOnce_DoNotSeeEachOther()
    {
        _sandbox.Write("secret.yaml", Secret);

        var results = await Task.WhenAll(RunAsync("secret.yaml", "a", 20), RunAsync("secret.yaml", "b", 20));

        foreach (var (result, name) in results.Zip(["a", "b"]))
        {
            result.GetProperty("output").GetProperty("before").GetBoolean().ShouldBeFalse();
            var all = result.GetProperty("output").GetProperty("all").EnumerateArray().Select(element => element.GetString()).ToList();
            all.Count.ShouldBe(20);
            all.ShouldAllBe(value => value == name);
        }
    }

    public void Dispose() => _sandbox.Dispose();

    private async Task<JsonElement> RunAsync(string file, string name, int count)
    {
        var numbers = string.Join(',', Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        _sandbox.Write($"{name}.json", $$"""{"name":"{{name}}","list":1,"numbers":[{{numbers}}]}""");
        return await ResultAsync(ProgramProcess.Start(_sandbox, "run", file, "--input", $"@{name}.json", "--json"));
    }

    private static async Task<JsonElement> ResultAsync(Process process)
    {
        using (process)
        {
            var outcome = await ProgramProcess.EndAsync(process);
            outcome.ExitCode.ShouldBe(0, outcome.Error + outcome.Out);
            return JsonElement.Parse(outcome.Out);
        }
    }
}
