using System.CommandLine;
using System.Globalization;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Client;
using GenXai.Hosting.Runs;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>runs</c>: the runs of the data folder, newest first.</summary>
internal static class RunsCommand
{
    public static Command Create(CliContext context)
    {
        var json = SharedOptions.Json("the list");
        var data = SharedOptions.Data();
        var command = new Command("runs", "Lists runs, newest first, with what they cost") { json, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            IReadOnlyList<RunSummary> runs = [];
            if (DataFolder.IfExists(context, parse.GetValue(data)) is { } folder)
            {
                await using var session = await Session.OpenAsync(context, folder, SessionOptions.Observer);
                runs = await session.Client.ListAsync(cancellationToken);
            }

            await (parse.GetValue(json) ? WriteAsync(context, runs) : PrintAsync(context, runs));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static async Task PrintAsync(CliContext context, IReadOnlyList<RunSummary> runs)
    {
        if (runs.Count == 0)
        {
            await context.Out.WriteLineAsync("no runs");
            return;
        }

        var table = new TextTable("ID", "WORKFLOW", "STATUS", "STARTED", "CALLS", "TOKENS", "COST");
        foreach (var run in runs)
        {
            table.Add(
                run.RunId,
                run.Workflow,
                run.Status,
                run.CreatedAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture),
                (run.Usage.ModelCalls + run.Usage.ToolCalls).ToString(CultureInfo.InvariantCulture),
                (run.Usage.InputTokens + run.Usage.OutputTokens).ToString(CultureInfo.InvariantCulture),
                run.Usage.CostUsd.ToString("0.0000 USD", CultureInfo.InvariantCulture));
        }

        await context.Out.WriteAsync(table.ToString());
    }

    private static Task WriteAsync(CliContext context, IReadOnlyList<RunSummary> runs) =>
        context.Out.WriteLineAsync(JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var run in runs)
            {
                writer.WriteStartObject();
                writer.WriteString("runId", run.RunId);
                writer.WriteString("workflow", run.Workflow);
                writer.WriteString("status", run.Status);
                writer.WriteString("createdAt", run.CreatedAt.UtcDateTime);
                writer.WriteString("updatedAt", run.UpdatedAt.UtcDateTime);
                writer.WritePropertyName("usage");
                RunResultJson.WriteUsage(writer, run.Usage);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }));
}
