using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Cli.Tools;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>tools [FILE]</c>: the tools that a workflow can name, and what the runs of the data folder used them for.</summary>
internal static class ToolsCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string?>("FILE") { Description = "A workflow whose declared tools are listed too", Arity = ArgumentArity.ZeroOrOne };
        var json = SharedOptions.Json("the list, with each tool's parameters as JSON Schema");
        var data = SharedOptions.Data();
        var command = new Command("tools", "Lists the tools: built-in ones, those of MCP servers and those that a workflow declares") { file, json, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var tools = await ToolList.OfAsync(context, parse.GetValue(file));
            var used = await ToolStatisticsSum.OfAsync(context, DataFolder.IfExists(context, parse.GetValue(data)), cancellationToken);
            await (parse.GetValue(json) ? WriteAsync(context, tools, used) : PrintAsync(context, tools, used));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static async Task PrintAsync(
        CliContext context, IReadOnlyList<ListedTool> tools, IReadOnlyDictionary<string, ToolStatistics> used)
    {
        var table = new TextTable("TOOL", "FROM", "CALLS", "FAILED", "MEAN", "DOES");
        foreach (var tool in tools)
        {
            var calls = used.GetValueOrDefault(tool.Name);
            var notes = (tool.IsDenied ? "(denied on this host) " : "") + (tool.RequiresApproval ? "(needs approval) " : "");
            table.Add(
                tool.Name,
                tool.Source,
                calls?.Calls.ToString(CultureInfo.InvariantCulture) ?? "-",
                calls?.Failures.ToString(CultureInfo.InvariantCulture) ?? "-",
                calls is { Calls: > 0 } ? string.Create(CultureInfo.InvariantCulture, $"{calls.DurationMs / calls.Calls:0.#} ms") : "-",
                notes + tool.Description);
        }

        await context.Out.WriteAsync(table.ToString());
    }

    private static Task WriteAsync(
        CliContext context, IReadOnlyList<ListedTool> tools, IReadOnlyDictionary<string, ToolStatistics> used) =>
        context.Out.WriteLineAsync(JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var tool in tools)
            {
                Write(writer, tool, used.GetValueOrDefault(tool.Name));
            }

            writer.WriteEndArray();
        }));

    private static void Write(Utf8JsonWriter writer, ListedTool tool, ToolStatistics? used)
    {
        writer.WriteStartObject();
        writer.WriteString("name", tool.Name);
        writer.WriteString("source", tool.Source);
        writer.WriteString("description", tool.Description);
        writer.WriteBoolean("requiresApproval", tool.RequiresApproval);
        writer.WriteBoolean("denied", tool.IsDenied);
        writer.WritePropertyName("parameters");
        if (tool.Parameters is { } parameters)
        {
            parameters.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteNumber("calls", used?.Calls ?? 0);
        writer.WriteNumber("successes", used?.Successes ?? 0);
        writer.WriteNumber("failures", used?.Failures ?? 0);
        writer.WriteNumber("durationMs", Math.Round(used?.DurationMs ?? 0, 3));
        writer.WriteEndObject();
    }
}
