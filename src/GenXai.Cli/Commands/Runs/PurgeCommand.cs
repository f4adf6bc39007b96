using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>purge ID</c>: deletes an ended run.</summary>
internal static class PurgeCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var data = SharedOptions.Data();
        var command = new Command("purge", "Deletes an ended run with its sub-runs, history and log") { id, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), SessionOptions.Observer);
            await session.Client.PurgeAsync(runId, cancellationToken);
            await context.Out.WriteLineAsync($"purged run {runId}");
            return ExitCodes.Completed;
        });
        return command;
    }
}
