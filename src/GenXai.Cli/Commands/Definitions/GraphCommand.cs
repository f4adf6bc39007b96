using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Graphs;
using GenXai.Workflows.Definitions;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>graph FILE</c>: draws a workflow; with a run, where that stands.</summary>
internal static class GraphCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string?>("FILE") { Description = "The workflow; with --run it may be left out: then it is the run's own", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format")
        {
            Description = "The language of the drawing",
            HelpName = "mermaid|dot",
            DefaultValueFactory = _ => "mermaid",
        };
        format.AcceptOnlyFromAmong("mermaid", "dot");
        var run = new Option<string?>("--run") { Description = "Paint where this run stands", HelpName = "ID" };
        var expand = new Option<bool>("--expand") { Description = "Draw sub-workflows with what they consist of" };
        var data = SharedOptions.Data();
        var command = new Command("graph", "Draws a workflow as text for Mermaid or Graphviz") { file, format, run, expand, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var expands = parse.GetValue(expand);
            var (program, painting) = await ReadAsync(context, parse.GetValue(file), parse.GetValue(run), parse.GetValue(data), expands, cancellationToken);
            var drawing = DrawingBuilder.Draw(program, expands, painting);
            await context.Out.WriteAsync(parse.GetValue(format) is "dot" ? DotWriter.Write(drawing) : MermaidWriter.Write(drawing));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static async Task<(WorkflowProgram Program, Painting? Painting)> ReadAsync(
        CliContext context, string? file, string? runId, string? data, bool expand, CancellationToken cancellationToken)
    {
        if (file is null && runId is null)
        {
            throw CliException.Usage("nothing to draw: name a workflow file, or a run with --run ID");
        }

        var program = file is null ? null : await DefinitionReader.RequireAsync(context, file);
        if (runId is null)
        {
            return (program!, null);
        }

        await using var session = await Session.OpenAsync(context, DataFolder.Existing(context, data, runId), SessionOptions.Observer);
        var own = await session.Client.GetProgramAsync(runId, cancellationToken);
        return (program ?? own, await RunPainter.PaintAsync(session.Client, runId, expand, cancellationToken));
    }
}
