using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>retry ID</c>: a failed run goes on from the nodes that failed.</summary>
internal static class RetryCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var script = SharedOptions.Script();
        var json = SharedOptions.Json("the result object");
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command("retry", "Has a failed run go on from the nodes that failed; what has ended is not done again")
        {
            id, script, json, data, durability,
        };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var runId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context,
                DataFolder.Existing(context, parse.GetValue(data), runId),
                new SessionOptions(answers, parse.GetValue(durability) is "power"));
            await session.Client.RetryAsync(runId, Environment.UserName, cancellationToken);
            var result = await session.Client.GetResultAsync(runId, cancellationToken);
            return await new RunDriver(context, session, parse.GetValue(json))
                .DriveAsync(runId, session.Catalog.Get(result.Definition), cancellationToken);
        });
        return command;
    }
}
