using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Runs;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>show ID</c>: where a run stands.</summary>
internal static class ShowCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var json = SharedOptions.Json("the result object");
        var data = SharedOptions.Data();
        var command = new Command("show", "Shows where a run stands, node by node") { id, json, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), SessionOptions.Observer);
            var result = await session.Client.GetResultAsync(runId, cancellationToken);
            if (parse.GetValue(json))
            {
                await context.Out.WriteLineAsync(RunResultJson.Write(result));
                return ExitCodes.Completed;
            }

            var table = new TextTable("NODE", "TYPE", "STATUS", "RUNS", "MS");
            foreach (var node in result.Nodes)
            {
                table.Add(
                    node.Id,
                    node.Type,
                    node.Status,
                    FormattableString.Invariant($"{node.Iterations}"),
                    FormattableString.Invariant($"{node.DurationMs:0.###}"));
            }

            await context.Out.WriteAsync(table.ToString());
            await RunSummaryText.PrintAsync(context, result);
            return ExitCodes.Completed;
        });
        return command;
    }
}
