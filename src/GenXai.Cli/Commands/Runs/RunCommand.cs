using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>run FILE</c>: runs a workflow until it ends or waits for a person.</summary>
internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The workflow" };
        var input = new Option<string?>("--input") { Description = "The run's input (default: {})", HelpName = "JSON|@file" };
        var id = new Option<string?>("--id") { Description = "The run's id (default: a new one)" };
        var script = SharedOptions.Script();
        var json = SharedOptions.Json("the result object");
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command("run", "Runs a workflow to the end, showing each node as it goes")
        {
            file, input, script, json, id, data, durability,
        };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var program = await DefinitionReader.RequireAsync(context, parse.GetRequiredValue(file), answers);
            var value = JsonArgument.Read(context, "--input", parse.GetValue(input) ?? "{}");
            await using var session = await Session.OpenAsync(
                context, DataFolder.Of(context, parse.GetValue(data)), new SessionOptions(answers, parse.GetValue(durability) is "power"));
            var runId = await session.Client.StartAsync(program, value, parse.GetValue(id), cancellationToken);
            return await new RunDriver(context, session, parse.GetValue(json)).DriveAsync(runId, program, cancellationToken);
        });
        return command;
    }
}
