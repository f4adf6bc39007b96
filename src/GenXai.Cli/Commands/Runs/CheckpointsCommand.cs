using System.CommandLine;
using System.Globalization;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>checkpoints ID</c>: the points that a run can be forked from by name.</summary>
internal static class CheckpointsCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var data = SharedOptions.Data();
        var command = new Command("checkpoints", "Lists the checkpoints that a run has taken, oldest first") { id, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), SessionOptions.Observer);
            var table = new TextTable("CHECKPOINT", "SEQ", "NODE", "VERSION", "EPOCH", "TAKEN");
            foreach (var point in await session.Client.CheckpointsAsync(runId, cancellationToken))
            {
                table.Add(
                    point.Name,
                    FormattableString.Invariant($"@{point.Seq}"),
                    point.Node ?? "",
                    point.Version.ToString(CultureInfo.InvariantCulture),
                    point.Epoch.ToString(CultureInfo.InvariantCulture),
                    point.At.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
            }

            await context.Out.WriteAsync(table.ToString());
            return ExitCodes.Completed;
        });
        return command;
    }
}
