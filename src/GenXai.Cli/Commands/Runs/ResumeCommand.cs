using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>resume ID</c>: goes on with a run that was interrupted, waits, or is suspended.</summary>
internal static class ResumeCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var script = SharedOptions.Script();
        var json = SharedOptions.Json("the result object");
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command("resume", "Goes on with a run until it ends or waits for a person") { id, script, json, data, durability };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context,
                DataFolder.Existing(context, parse.GetValue(data), runId),
                new SessionOptions(answers, parse.GetValue(durability) is "power"));
            var result = await session.Client.GetResultAsync(runId, cancellationToken);
            await session.TakeUpAsync(runId, cancellationToken);
            return await new RunDriver(context, session, parse.GetValue(json))
                .DriveAsync(runId, session.Catalog.Get(result.Definition), cancellationToken);
        });
        return command;
    }
}
