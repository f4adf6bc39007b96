using GenXai.Hosting.Graphs;
using GenXai.Hosting.Http.Requests;
using GenXai.Hosting.Http.Routing;
using GenXai.Workflows.Definitions;
using Microsoft.AspNetCore.Http;

namespace GenXai.Hosting.Http.Responses;

/// <summary>A graph, as data or as a drawing.</summary>
internal static class GraphAnswer
{
    public static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        new("format", "json (the default), mermaid or dot"),
        new("expand", "true: sub-workflows are drawn with what they consist of (mermaid, dot)", "boolean"),
    ];

    public static Task WriteAsync(ApiCall call, WorkflowProgram program, Painting? painting)
    {
        var format = call.Query.Choice("format", "json", "mermaid", "dot");
        var expands = call.Query.Flag("expand");
        return format switch
        {
            "mermaid" => call.TextAsync("text/plain; charset=utf-8", MermaidWriter.Write(DrawingBuilder.Draw(program, expands, painting))),
            "dot" => call.TextAsync("text/plain; charset=utf-8", DotWriter.Write(DrawingBuilder.Draw(program, expands, painting))),
            _ => call.JsonAsync(StatusCodes.Status200OK, writer => WorkflowJson.WriteGraph(writer, program.Workflows[program.Main], painting)),
        };
    }
}
