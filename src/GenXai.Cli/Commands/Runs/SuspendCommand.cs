using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>suspend ID</c>: holds a run until <c>resume ID</c>; calls in flight end and are kept.</summary>
internal static class SuspendCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var reason = new Option<string?>("--reason") { Description = "Why, for people" };
        var data = SharedOptions.Data();
        var command = new Command("suspend", "Holds a run until it is resumed: nothing new starts, what ends meanwhile is kept")
        {
            id, reason, data,
        };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), new SessionOptions());
            await session.Client.SuspendAsync(runId, parse.GetValue(reason), cancellationToken);
            var result = await session.WaitForHoldAsync(runId, cancellationToken);
            await context.Out.WriteLineAsync($"{result.Status}: run {runId}");
            return ExitCodes.Completed;
        });
        return command;
    }
}
