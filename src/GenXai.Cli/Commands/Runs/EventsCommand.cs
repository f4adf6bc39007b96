using System.CommandLine;
using System.Text;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>events ID</c>: a run's event log, one JSON object per line.</summary>
internal static class EventsCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var from = new Option<long>("--from")
        {
            Description = "The first number wanted",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var follow = new Option<bool>("--follow") { Description = "Go on with what comes until the run has ended" };
        var data = SharedOptions.Data();
        var command = new Command("events", "Prints a run's event log, one JSON object per line; values above 16 KiB as references") { id, from, follow, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var first = parse.GetValue(from);
            if (first < 1)
            {
                throw CliException.Usage("--from: expected a number from 1");
            }

            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), SessionOptions.Observer);
            await foreach (var entry in session.Client.EventsAsync(runId, first, parse.GetValue(follow), cancellationToken))
            {
                await context.Out.WriteLineAsync(Encoding.UTF8.GetString(LogEntryJson.Serialize(entry)));
            }

            return ExitCodes.Completed;
        });
        return command;
    }
}
