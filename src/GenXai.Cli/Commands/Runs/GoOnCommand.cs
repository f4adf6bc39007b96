using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary>What <c>resume</c> and <c>retry</c> have in common: a run that is there goes on until it ends or waits for a person.</summary>
internal static class GoOnCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where it runs.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="start">Has the run go on.</param>
    public static Command Create(
        CliContext context, string name, string description, Func<Session, string, CancellationToken, Task> start)
    {
        var id = SharedOptions.RunId();
        var script = SharedOptions.Script();
        var json = SharedOptions.Json("the result object");
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command(name, description) { id, script, json, data, durability };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context,
                DataFolder.Existing(context, parse.GetValue(data), runId),
                new SessionOptions(answers, parse.GetValue(durability) is "power"));
            var result = await session.Client.GetResultAsync(runId, cancellationToken);
            await start(session, runId, cancellationToken);
            return await new RunDriver(context, session, parse.GetValue(json))
                .DriveAsync(runId, session.Catalog.Get(result.Definition), cancellationToken);
        });
        return command;
    }
}
