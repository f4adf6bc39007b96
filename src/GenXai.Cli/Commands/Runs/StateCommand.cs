using System.CommandLine;
using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Hosting.States;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Json;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>state ID</c>: a run's state variables at any version, all versions, or what differs between two.</summary>
internal static class StateCommand
{
    public static Command Create(CliContext context)
    {
        var id = SharedOptions.RunId();
        var version = new Option<int?>("--version") { Description = "The state at this version (default: the newest)", HelpName = "N" };
        var history = new Option<bool>("--history") { Description = "Every version: who changed what, one JSON object per line" };
        var diff = new Option<int[]>("--diff")
        {
            Description = "What differs between two versions, one JSON object per line",
            HelpName = "A B",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var data = SharedOptions.Data();
        var command = new Command("state", "Prints a run's state variables as JSON, at any version") { id, version, history, diff, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var runId = parse.GetRequiredValue(id);
            var numbers = parse.GetValue(diff) ?? [];
            var wanted = parse.GetValue(version);
            if ((wanted is null ? 0 : 1) + (parse.GetValue(history) ? 1 : 0) + (numbers.Length > 0 ? 1 : 0) > 1)
            {
                throw CliException.Usage("--version, --history and --diff: give one of them");
            }

            if (wanted < 0 || numbers.Any(number => number < 0))
            {
                throw CliException.Usage("a version is a number from 0 (before the first change)");
            }

            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), runId), SessionOptions.Observer);
            var states = new StateHistory(session.Client);
            if (parse.GetValue(history))
            {
                foreach (var step in await states.ListAsync(runId, cancellationToken))
                {
                    await context.Out.WriteLineAsync(JsonText.Of(JsonValues.Build(step.Write), indented: false));
                }
            }
            else if (numbers.Length > 0)
            {
                foreach (var change in await states.DiffAsync(runId, numbers[0], numbers[1], cancellationToken))
                {
                    await context.Out.WriteLineAsync(JsonText.Of(One(change), indented: false));
                }
            }
            else
            {
                var state = await states.GetAsync(runId, wanted, cancellationToken);
                await context.Out.WriteLineAsync(JsonText.Of(JsonValues.Build(state.WriteVariables), indented: true));
            }

            return ExitCodes.Completed;
        });
        return command;
    }

    private static JsonElement One(StateChange change) =>
        JsonValues.Build(writer => StateStep.WriteChanges(writer, [change]))[0];
}
