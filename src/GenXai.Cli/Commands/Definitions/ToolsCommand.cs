using System.CommandLine;
using GenXai.Activities.Tools;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Workflows.Contracts.Memory;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>tools</c>: the tools that every workflow may use without declaring them.</summary>
internal static class ToolsCommand
{
    public static Command Create(CliContext context)
    {
        var json = SharedOptions.Json("the list, with each tool's parameters as JSON Schema");
        var command = new Command("tools", "Lists the built-in tools") { json };
        command.SetGuarded(context, async (parse, _) =>
        {
            var tools = BuiltInTools.Create().OrderBy(tool => tool.Name, StringComparer.Ordinal).ToList();
            await (parse.GetValue(json) ? WriteAsync(context, tools) : PrintAsync(context, tools));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static async Task PrintAsync(CliContext context, List<ITool> tools)
    {
        var table = new TextTable("TOOL", "DOES");
        foreach (var tool in tools)
        {
            table.Add(tool.Name, tool.Description);
        }

        foreach (var tool in MemoryTools.Names)
        {
            table.Add(tool, MemoryTools.Description(tool));
        }

        table.Add(BuiltInTools.HumanInput, "Waits for a person, as a human node does.");
        await context.Out.WriteAsync(table.ToString());
    }

    private static Task WriteAsync(CliContext context, List<ITool> tools) =>
        context.Out.WriteLineAsync(JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var tool in tools)
            {
                writer.WriteStartObject();
                writer.WriteString("name", tool.Name);
                writer.WriteString("description", tool.Description);
                writer.WritePropertyName("parameters");
                tool.Parameters.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }));
}
