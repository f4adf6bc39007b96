using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Integration.Tests.Maps;
using GenXai.Integration.Tests.Payloads;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Sagas;

/// <summary>
/// Thousands of elements that can be undone, on a real folder: what each generation carries, by the database itself, and
/// what the compensations are given.
/// </summary>
public sealed class WideSagaTests
{
    private const int MaxEvents = 2_000;

    private const string Workflow = """
        tests:
          - name: wide
            workflow:
              name: wide
              tools: [{name: work, parameters: {type: object}}, {name: undo, parameters: {type: object}}]
              graph:
                nodes:
                  - {id: first, type: tool, tool: work, tool_params: {n: -1}, compensate: {type: tool, tool: undo, tool_params: {id: "{{ id }}", n: -1}}}
                  - id: each
                    type: tool
                    for_each: "{{ input.list }}"
                    for_each_concurrency: 100
                    tool: work
                    tool_params: {n: "{{ item.n }}"}
                    compensate: {type: tool, tool: undo, tool_params: {id: "{{ each.id }}", n: "{{ item.n }}", index: "{{ item_index }}"}}
                  - {id: last, type: tool, tool: work, tool_params: {n: -2}, compensate: {type: tool, tool: undo, tool_params: {id: "{{ id }}", n: -2}}}
                  - {id: bad, type: tool, tool: work, tool_params: {n: -3}}
                edges: [{from: first, to: each}, {from: each, to: last}, {from: last, to: bad}]
            expect: {status: failed}
        """;

    private readonly ConcurrentQueue<JsonElement> _undone = new();

    [Theory]
    [InlineData(1_500, 10, 100_000)]
    [InlineData(300, 15_000, 500_000)]
    public async Task Run_ThousandsThatCanBeUndone_CarriesLittleAndUndoesEachWithWhatItGave(int count, int length, long carried)
    {
        var text = new string('x', length);
        await using var folder = new FolderRun
        {
            Tools =
            [
                new DelegateTool("work", arguments => arguments.GetProperty("n"u8).GetInt32() is var n && n == -3
                    ? throw new ToolException("no more", transient: false)
                    : JsonValues.Parse($$"""{"id": "{{n}} {{text}}"}""")),
                new DelegateTool("undo", arguments =>
                {
                    _undone.Enqueue(arguments.Clone());
                    return JsonValues.Null;
                }),
            ],
        };

        var result = await RunAsync(folder, count);

        result.Status.ShouldBe(RunStatuses.Failed, result.Error?.Message);
        result.Error!.Message.ShouldContain("no more");
        (result.CompensationFailed ?? []).ShouldBeEmpty(string.Join('\n', result.Warnings));
        var compensated = result.Compensated!;
        compensated.Count.ShouldBe(count + 2);
        compensated[0].ShouldBe("last");
        compensated[^1].ShouldBe("first");
        compensated.Skip(1).SkipLast(1).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, count).Select(n => $"each[{n}]").Order(StringComparer.Ordinal));
        var undone = _undone.ToList();
        undone.Count.ShouldBe(count + 2);
        for (var i = 0; i < undone.Count; i++)
        {
            var n = undone[i].GetProperty("n"u8).GetInt32();
            undone[i].GetProperty("id"u8).GetString().ShouldBe($"{n} {text}");
            compensated[i].ShouldBe(n switch { -1 => "first", -2 => "last", _ => $"each[{undone[i].GetProperty("index"u8).GetInt32()}]" });
            (n < 0 || undone[i].GetProperty("index"u8).GetInt32() == n).ShouldBeTrue();
        }

        var generations = KeptHistory.Events(folder.Folder);
        generations.Values.Max().ShouldBeLessThanOrEqualTo(MaxEvents);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{count} of {length}: {generations.Count} generations, at most {generations.Values.Max()} events, carried at most {KeptHistory.LargestInput(folder.Folder)} bytes");
        KeptHistory.LargestInput(folder.Folder).ShouldBeLessThan(carried);
    }

    private static Task<RunResult> RunAsync(FolderRun folder, int count)
    {
        var text = new TestText(Workflow);
        var input = JsonValues.Parse($"{{\"list\": [{string.Join(',', Enumerable.Range(0, count).Select(n => $"{{\"n\": {n}}}"))}]}}");
        return folder.UseAsync(text, async (client, _) =>
        {
            var loaded = await DefinitionReader.LoadAsync(text, text.Test, HostTools.BuiltIn.With(["work", "undo"]));
            KeptHistory.Watch(folder.Folder);
            await client.StartAsync(loaded.Program ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics)), input, "run");
            return await client.WaitAsync("run");
        });
    }
}
