using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Integration.Tests.Payloads;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Maps;

/// <summary>A for_each over thousands, on a real folder: what each generation keeps, by the database itself.</summary>
public sealed class WideMapTests
{
    private const int MaxEvents = 2_000;

    private const string Workflow = """
        tests:
          - name: wide
            workflow:
              name: wide
              graph:
                nodes:
                  - {id: each, type: tool, for_each: "{{ input.list }}", for_each_key: "k{{ item }}", for_each_concurrency: 100, failure_mode: MODE, tool: work, tool_params: {n: "{{ item }}"}}
                  - {id: out, type: output, output: "{{ each }}"}
                edges: [{from: each, to: out}]
            expect: {status: completed}
        """;

    [Fact]
    public async Task Run_5000ElementsAHundredAtOnce_KeepsHistorySmallAndResultsInOrder()
    {
        const int count = 5_000;
        await using var folder = Folder(n => JsonValues.FromInt(n * 3));

        var result = await RunAsync(folder, "fail_fast", count);

        result.Status.ShouldBe(RunStatuses.Completed);
        var output = result.Output!.Value;
        output.GetProperty("count").GetInt32().ShouldBe(count);
        output.GetProperty("items").EnumerateArray().Select(item => item.GetInt32()).ShouldBe(Enumerable.Range(0, count).Select(n => n * 3));
        output.GetProperty("by_key").EnumerateObject().Select(pair => (pair.Name, pair.Value.GetInt32()))
            .ShouldBe(Enumerable.Range(0, count).Select(n => ($"k{n}", n * 3)));
        var generations = KeptHistory.Events(folder.Folder);
        generations.Count.ShouldBeGreaterThan(5);
        generations.Values.Max().ShouldBeLessThanOrEqualTo(MaxEvents);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{generations.Count} generations, at most {generations.Values.Max()} events, carried at most {KeptHistory.LargestInput(folder.Folder)} bytes");
    }

    [Fact]
    public async Task Run_LongResultsAndFailures_CarriesWhatIsDoneAsReferences()
    {
        // Each just below what goes to the payload store by itself: together 6 MB and more.
        const int count = 400;
        var text = new string('x', 15_000);
        await using var folder = Folder(n => n % 50 == 7 ? throw new ToolException($"no {n}", transient: false) : JsonValues.FromString($"{n} {text}"));

        var result = await RunAsync(folder, "continue", count);

        result.Status.ShouldBe(RunStatuses.Completed);
        var output = result.Output!.Value;
        var items = output.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(count);
        for (var n = 0; n < count; n++)
        {
            if (n % 50 == 7)
            {
                items[n].GetProperty("error").GetString().ShouldBe($"no {n}");
            }
            else
            {
                items[n].GetString().ShouldBe($"{n} {text}");
            }
        }

        output.GetProperty("failed").EnumerateArray().Select(each => each.GetProperty("index").GetInt32())
            .ShouldBe(Enumerable.Range(0, count).Where(n => n % 50 == 7));
        result.Warnings.ShouldHaveSingleItem().ShouldStartWith("each: 8 of 400 elements failed: [7] no 7; [57] no 57");
        KeptHistory.Events(folder.Folder).Count.ShouldBeGreaterThan(2);

        // The elements gave 6 MB: carried are references, and at most what failed or stands alone.
        KeptHistory.LargestInput(folder.Folder).ShouldBeLessThan(1_000_000);
    }

    private static FolderRun Folder(Func<int, JsonElement> work) => new()
    {
        Tools = [new DelegateTool("work", arguments => work(arguments.GetProperty("n"u8).GetInt32()))],
    };

    private static Task<RunResult> RunAsync(FolderRun folder, string mode, int count)
    {
        var text = new TestText(Workflow.Replace("MODE", mode, StringComparison.Ordinal));
        var input = JsonValues.Parse($"{{\"list\": [{string.Join(',', Enumerable.Range(0, count))}]}}");
        return folder.UseAsync(text, async (client, _) =>
        {
            var loaded = await DefinitionReader.LoadAsync(text, text.Test, HostTools.BuiltIn.With(["work"]));
            KeptHistory.Watch(folder.Folder);
            await client.StartAsync(loaded.Program ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics)), input, "run");
            return await client.WaitAsync("run");
        });
    }
}
