using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>terminate ID</c>: ends a run; calls in flight are awaited.</summary>
internal static class TerminateCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var reason = new Option<string?>("--reason") { Description = "Why, for people" };
        var data = SharedOptions.Data();
        var command = new Command("terminate", "Ends a run: nothing new starts, calls in flight are awaited") { id, reason, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), new SessionOptions());
            await session.Client.TerminateAsync(runId, parse.GetValue(reason), Environment.UserName, cancellationToken);
            await session.TakeUpAsync(runId, cancellationToken);
            var result = await session.WaitForEndAsync(runId, cancellationToken);
            await context.Out.WriteLineAsync($"{result.Status}: run {runId}");
            return ExitCodes.Completed;
        });
        return command;
    }
}
