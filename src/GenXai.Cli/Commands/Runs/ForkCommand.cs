using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Forks;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>fork ID</c>: a new run from a checkpoint or a version of another; what has ended there is not done again.</summary>
internal static class ForkCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var from = new Option<string>("--from")
        {
            Description = "A checkpoint's name, @SEQ of one, or a version of the state; 'genxai checkpoints' and 'genxai state --history' list them",
            HelpName = "CHECKPOINT-OR-VERSION",
            Required = true,
        };
        var newId = new Option<string?>("--id") { Description = "The fork's id (default: a new one)" };
        var input = new Option<string?>("--input") { Description = "Another input", HelpName = "JSON|@file" };
        var state = new Option<string?>("--state") { Description = "State variables to set: an object", HelpName = "JSON|@file" };
        var remove = new Option<string[]>("--remove") { Description = "A state variable to remove; may be given often", HelpName = "NAME" };
        var workflow = new Option<string?>("--workflow") { Description = "Another definition; what has begun must fit it", HelpName = "FILE" };
        var script = SharedOptions.Script();
        var json = SharedOptions.Json("the result object");
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command("fork", "Starts a new run from a checkpoint or a version of another, and runs it to the end")
        {
            id, from, newId, input, state, remove, workflow, script, json, data, durability,
        };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var runId = parse.GetRequiredValue(id);
            var request = new ForkRequest(runId, parse.GetRequiredValue(from))
            {
                NewId = parse.GetValue(newId),
                Input = parse.GetValue(input) is { } value ? JsonArgument.Read(context, "--input", value) : null,
                State = parse.GetValue(state) is { } variables ? JsonArgument.Read(context, "--state", variables) : null,
                Remove = parse.GetValue(remove) ?? [],
                Program = parse.GetValue(workflow) is { } file ? await DefinitionReader.RequireAsync(context, file, answers) : null,
            };
            await using var session = await Session.OpenAsync(
                context,
                DataFolder.Existing(context, parse.GetValue(data), runId),
                new SessionOptions(answers, parse.GetValue(durability) is "power"));
            var forkId = await session.Client.ForkAsync(request, cancellationToken);
            var result = await session.Client.GetResultAsync(forkId, cancellationToken);
            return await new RunDriver(context, session, parse.GetValue(json))
                .DriveAsync(forkId, session.Catalog.Get(result.Definition), cancellationToken);
        });
        return command;
    }
}
