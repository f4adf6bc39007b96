using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Graphs;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>graph FILE</c>: draws a workflow.</summary>
internal static class GraphCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The workflow" };
        var format = new Option<string>("--format")
        {
            Description = "The language of the drawing",
            HelpName = "mermaid|dot",
            DefaultValueFactory = _ => "mermaid",
        };
        format.AcceptOnlyFromAmong("mermaid", "dot");
        var command = new Command("graph", "Draws a workflow as text for Mermaid or Graphviz") { file, format };
        command.SetGuarded(context, async (parse, _) =>
        {
            var program = await DefinitionReader.RequireAsync(context, parse.GetRequiredValue(file));
            var workflow = program.Workflows[program.Main];
            await context.Out.WriteAsync(parse.GetValue(format) is "dot" ? DotWriter.Write(workflow) : MermaidWriter.Write(workflow));
            return ExitCodes.Completed;
        });
        return command;
    }
}
