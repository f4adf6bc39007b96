using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>Large values pass through runs by reference; users see them whole.</summary>
public sealed class LargeValueTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Run_OfTenNodesWithFiftyMegabytes_HasLessThanHundredKilobytesOfHistory()
    {
        await using var folder = new FolderRun
        {
            Tools =
            [
                new DelegateTool("make", _ => Report(50)),
                new DelegateTool("echo", arguments => arguments.GetProperty("value")),
            ],
        };

        var result = await folder.RunAsync(new TestText("""
            tests:
              - name: chain
                workflow:
                  name: chain
                  tools: [{name: make}, {name: echo}]
                  graph:
                    nodes:
                      - {id: start, type: input}
                      - {id: make, type: tool, tool: make}
                      - {id: first, type: tool, tool: echo, tool_params: {value: "{{ make }}"}}
                      - {id: route, type: condition, condition: "kind == 'report'"}
                      - {id: save, type: set, values: {report: "{{ first }}", many: "{{ first.rows | length }}"}}
                      - {id: second, type: tool, tool: echo, tool_params: {value: "{{ state.report }}"}}
                      - {id: mark, type: checkpoint}
                      - {id: third, type: tool, tool: echo, tool_params: {value: {all: "{{ second }}", last: "{{ second.rows.-1.number }}"}}}
                      - {id: fourth, type: tool, tool: echo, tool_params: {value: "{{ third.all }}"}}
                      - {id: end, type: output}
                    edges:
                      - {from: start, to: make}
                      - {from: make, to: first}
                      - {from: first, to: route}
                      - {from: route, to: save, condition: "kind == 'report' and head.pages > 100"}
                      - {from: save, to: second, condition: "state.report.kind == 'report' and many > 1000"}
                      - {from: second, to: mark}
                      - {from: mark, to: third}
                      - {from: third, to: fourth, condition: "third.all.kind == 'report'"}
                      - {from: fourth, to: end}
                expect: {status: completed}
            """));

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        var output = result.Output!.Value;
        JsonMarshal.GetRawUtf8Value(output).Length.ShouldBeGreaterThan(50 * Megabyte);
        output.GetProperty("head").GetProperty("pages").GetInt32().ShouldBe(1234);
        result.State.GetProperty("many").GetInt32().ShouldBe(output.GetProperty("rows").GetArrayLength());
        result.Executed.Count.ShouldBe(10);
        folder.HistoryBytes().ShouldBeLessThan(100 * 1024);
    }

    [Fact]
    public async Task Run_OverAListThatIsStored_GivesEachElementToItsCall()
    {
        await using var folder = new FolderRun
        {
            Tools =
            [
                new DelegateTool("make", _ => Report(1)),
                new DelegateTool("number", arguments => arguments.GetProperty("row").GetProperty("number")),
            ],
        };

        var result = await folder.RunAsync(new TestText("""
            tests:
              - name: each
                workflow:
                  name: each
                  tools: [{name: make}, {name: number}]
                  graph:
                    nodes:
                      - {id: make, type: tool, tool: make}
                      - {id: each, type: tool, tool: number, for_each: "{{ make.rows }}", for_each_concurrency: 4, tool_params: {row: "{{ item }}"}}
                      - {id: end, type: output, output: {count: "{{ each.count }}", last: "{{ each.items.-1 }}", sum: "{{ each.items | length }}"}}
                    edges: [{from: make, to: each}, {from: each, to: end}]
                expect: {status: completed}
            """));

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        var rows = Report(1).GetProperty("rows").GetArrayLength();
        result.Output!.Value.GetProperty("count").GetInt32().ShouldBe(rows);
        result.Output.Value.GetProperty("last").GetInt32().ShouldBe(rows - 1);
    }

    [Fact]
    public async Task Run_WhoseConditionsNeedMoreThanIsNoted_HasThemTestedInAnActivity()
    {
        await using var folder = new FolderRun { Tools = [new DelegateTool("make", _ => Report(1))] };

        var result = await folder.RunAsync(new TestText("""
            tests:
              - name: more
                workflow:
                  name: more
                  tools: [{name: make}]
                  graph:
                    nodes:
                      - {id: make, type: tool, tool: make, set: {text: "pages: {{ make.head | json }}", whole: "{{ make.rows | first }}"}}
                      - {id: yes, type: output, output: "{{ state.text }} {{ state.whole.number }}"}
                      - {id: no, type: output}
                    edges:
                      - {from: make, to: no, condition: "make.rows contains 5"}
                      - {from: make, to: yes, condition: "make.head == make.head and not (make.rows contains 'x')"}
                expect: {status: completed}
            """));

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetString().ShouldBe("""pages: {"pages":1234} 0""");
        result.Executed.ShouldBe(["make", "yes"]);
    }

    [Theory]
    [InlineData("""{"$payload": {"v": 1, "id": "0000000000000000000000000000000000000000000000000000000000000000", "outline": {"type": "object"}}}""")]
    [InlineData("""{"a": [{"\u0024payload": {"v": 99}}]}""")]
    public async Task Run_GivenWhatLooksLikeAReference_TakesItForAValue(string input)
    {
        await using var folder = new FolderRun { Tools = [new DelegateTool("echo", arguments => arguments.GetProperty("value"))] };

        var result = await folder.RunAsync(new TestText($$$"""
            tests:
              - name: spoof
                workflow:
                  name: spoof
                  tools: [{name: echo}]
                  graph:
                    nodes:
                      - {id: start, type: input}
                      - {id: echo, type: tool, tool: echo, tool_params: {value: "{{ input }}"}}
                      - {id: end, type: output}
                    edges: [{from: start, to: echo}, {from: echo, to: end}]
                input: {{{input}}}
                expect: {status: completed}
            """));

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        JsonElement.DeepEquals(result.Output!.Value, JsonValues.Parse(input)).ShouldBeTrue(result.Output.Value.GetRawText());
    }

    [Fact]
    public async Task Run_OfAgentsWithLargeReplies_GrowsByOneReplyPerAgent()
    {
        long[] sizes = [await AgentsAsync(5), await AgentsAsync(10), await AgentsAsync(20)];

        // Each agent adds its reply's reference; the replies themselves are stored once each.
        (sizes[1] - sizes[0]).ShouldBeLessThan(5 * 8 * 1024);
        var ratio = (double)(sizes[2] - sizes[1]) / (sizes[1] - sizes[0]);
        ratio.ShouldBeInRange(1.8, 2.2);
    }

    [Fact]
    public async Task Purge_OfARunWithStoredValues_LeavesNoFile()
    {
        await using var folder = new FolderRun { Tools = [new DelegateTool("make", _ => Report(1))] };
        var text = new TestText("""
            tests:
              - name: one
                workflow:
                  name: one
                  tools: [{name: make}]
                  graph: {nodes: [{id: make, type: tool, tool: make}, {id: end, type: output}], edges: [{from: make, to: end}]}
                expect: {status: completed}
            """);
        await folder.RunAsync(text);
        Directory.EnumerateFiles(Path.Combine(folder.Folder, "payloads"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();

        await folder.UseAsync(text, async (client, _) =>
        {
            await client.PurgeAsync("run");
            return 0;
        });

        Directory.EnumerateFiles(Path.Combine(folder.Folder, "payloads"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static async Task<long> AgentsAsync(int count)
    {
        await using var folder = new FolderRun();
        var ids = Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}")).ToList();
        var reply = new string('r', 40_000);
        var result = await folder.RunAsync(new TestText($$"""
            tests:
              - name: agents
                workflow:
                  name: agents
                  agents: [{{string.Join(", ", ids.Select(id => $"{{id: {id}}}"))}}]
                  graph:
                    nodes: [{id: in, type: input}, {{string.Join(", ", ids.Select(id => $"{{id: {id}, type: agent}}"))}}, {id: out, type: output}]
                    edges: [{{string.Join(", ", ids.Select((id, i) => $"{{from: {(i == 0 ? "in" : ids[i - 1])}, to: {id}}}"))}}, {from: {{ids[^1]}}, to: out}]
                model: { {{string.Join(", ", ids.Select(id => $"{id}: [\"{id} {reply}\"]"))}} }
                expect: {status: completed}
            """));
        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetString()!.Length.ShouldBeGreaterThan(40_000);
        return folder.HistoryBytes();
    }

    // Rows of about 1 KiB, so many megabytes.
    private static JsonElement Report(int megabytes) => JsonValues.Build(writer =>
    {
        var text = new string('x', 1000);
        writer.WriteStartObject();
        writer.WriteString("kind", "report");
        writer.WriteStartObject("head");
        writer.WriteNumber("pages", 1234);
        writer.WriteEndObject();
        writer.WriteStartArray("rows");
        for (var i = 0; i < megabytes * 1024; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", i);
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
