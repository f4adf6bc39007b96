using System.Globalization;
using System.Text.Json;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>State variables that stand in the payload store: reducers combine them, and schemas look inside.</summary>
public sealed class StoredStateTests
{
    private const int Rows = 1_000;

    [Fact]
    public async Task Append_ToAStoredListAndInParallel_CombinesAllInTheGraphsOrder()
    {
        await using var folder = new FolderRun { Tools = [new DelegateTool("make", arguments => List(arguments.GetProperty("name").GetString()!))] };

        var result = await folder.RunAsync(new TestText("""
            tests:
              - name: append
                workflow:
                  name: append
                  tools: [{name: make}]
                  state: {initial: {all: [first], one: {}}, reducers: {all: append, one: merge}}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: a, type: tool, tool: make, tool_params: {name: a}, set: {all: "{{ a }}", one: {a: "{{ a }}"}}}
                      - {id: b, type: tool, tool: make, tool_params: {name: b}, set: {all: "{{ b }}", one: {b: 1}}}
                      - {id: c, type: set, values: {all: last, one: {c: "{{ state.all | length }}"}}}
                      - {id: out, type: output, output: {count: "{{ state.all | length }}", first: "{{ state.all.0 }}", second: "{{ state.all.1 }}", b: "{{ state.all.1001 }}", last: "{{ state.all.-1 }}", keys: "{{ state.one.b }}", c: "{{ state.one.c }}", inside: "{{ state.one.a.0 }}"}}
                    edges: [{from: in, to: a, parallel: true}, {from: in, to: b, parallel: true}, {from: a, to: c}, {from: b, to: c}, {from: c, to: out}]
                expect: {status: completed}
            """));

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        JsonValues.ToJson(result.Output!.Value).ShouldBe("""
            {"count":2002,"first":"first","second":"a 0 xxxxxxxxxxxxxxxxxxxx","b":"b 0 xxxxxxxxxxxxxxxxxxxx","last":"last","keys":1,"c":2001,"inside":"a 0 xxxxxxxxxxxxxxxxxxxx"}
            """.Trim());
        result.State.GetProperty("all").GetArrayLength().ShouldBe((2 * Rows) + 2);
        folder.HistoryBytes().ShouldBeLessThan(60 * 1024);
    }

    [Theory]
    [InlineData("string", null)]
    [InlineData("integer", "state.rows[0]")]
    public async Task Schema_OfAStoredList_IsCheckedInside(string type, string? fault)
    {
        await using var folder = new FolderRun { Tools = [new DelegateTool("make", _ => List("a"))] };

        var result = await folder.RunAsync(new TestText($$$"""
            tests:
              - name: schema
                workflow:
                  name: schema
                  tools: [{name: make}]
                  state: {schema: {type: object, properties: {rows: {type: array, items: {type: {{{type}}} } } } }}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: a, type: tool, tool: make, set: {rows: "{{ a }}"}}
                      - {id: out, type: output, output: "{{ state.rows | length }}"}
                    edges: [{from: in, to: a}, {from: a, to: out}]
                expect: {status: completed}
            """));

        result.Status.ShouldBe(fault is null ? RunStatuses.Completed : RunStatuses.Failed, result.Error?.Message);
        if (fault is not null)
        {
            result.Error!.Code.ShouldBe(ErrorCodes.OutputInvalid);
            result.Error.Message.ShouldContain(fault);
            result.Error.Message.ShouldContain("state.rows[1]");
        }
    }

    [Fact]
    public async Task Append_ToAStoredObject_SaysWhatItTakes()
    {
        await using var folder = new FolderRun
        {
            Tools = [new DelegateTool("make", _ => JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("rows");
            List("a").WriteTo(writer);
            writer.WriteEndObject();
        }))]
        };

        var result = await folder.RunAsync(new TestText("""
            tests:
              - name: unfit
                workflow:
                  name: unfit
                  tools: [{name: make}]
                  state: {reducers: {all: merge}}
                  graph:
                    nodes:
                      - {id: in, type: input}
                      - {id: a, type: tool, tool: make, set: {all: "{{ a }}"}}
                      - {id: b, type: set, values: {all: "a text"}}
                    edges: [{from: in, to: a}, {from: a, to: b}]
                expect: {status: failed}
            """));

        result.Status.ShouldBe(RunStatuses.Failed);
        result.Error!.Node.ShouldBe("b");
        result.Error.Message.ShouldContain("the reducer 'merge' takes objects");
    }

    private static JsonElement List(string name) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        for (var i = 0; i < Rows; i++)
        {
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{name} {i} {new string('x', 20)}"));
        }

        writer.WriteEndArray();
    });
}
