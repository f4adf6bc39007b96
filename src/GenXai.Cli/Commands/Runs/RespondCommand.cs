using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>respond ID NODE JSON</c>: answers a node that waits for a person.</summary>
internal static class RespondCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var node = new Argument<string>("NODE") { Description = "The node, with the path through sub-workflows: decide, sub/ok, ask[2]" };
        var answer = new Argument<string>("JSON") { Description = "The answer as JSON or @file; a text in double quotes: '\"yes\"'" };
        var by = new Option<string?>("--by") { Description = "Who answers (default: the user's name)" };
        var data = SharedOptions.Data();
        var command = new Command("respond", "Answers a node that waits for a person") { id, node, answer, by, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            var value = JsonArgument.Read(context, "JSON", parse.GetRequiredValue(answer));
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), SessionOptions.Observer);
            var path = parse.GetRequiredValue(node);
            await session.Client.RespondAsync(runId, path, value, parse.GetValue(by) ?? Environment.UserName, cancellationToken);
            await context.Out.WriteLineAsync($"answered {path} of run {runId}; 'genxai resume {runId}' goes on with it if no other process does");
            return ExitCodes.Completed;
        });
        return command;
    }
}
