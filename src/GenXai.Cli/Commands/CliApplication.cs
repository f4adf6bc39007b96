using System.CommandLine;
using GenXai.Cli.Commands.Batches;
using GenXai.Cli.Commands.Definitions;
using GenXai.Cli.Commands.Runs;
using GenXai.Cli.Commands.Serving;
using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal static class CliApplication
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliContext context)
    {
        var root = Root(context);

        // '@' names a file of JSON here, not a response file.
        var parse = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageFaults.Of(parse, arguments) is { Count: > 0 } faults)
        {
            foreach (var message in faults)
            {
                await context.Error.WriteLineAsync($"genxai: {message}");
            }

            await context.Error.WriteLineAsync($"'{UsageFaults.CommandLine(parse)} --help' shows how it is used");
            return ExitCodes.BadUsage;
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = context.Out,
            Error = context.Error,
        };
        await using (context)
        {
            return await parse.InvokeAsync(configuration, CancellationToken.None);
        }
    }

    private static RootCommand Root(CliContext context) => new("Runs, tests and inspects multi-agent workflows.")
    {
        RunCommand.Create(context),
        ValidateCommand.Create(context),
        GraphCommand.Create(context),
        TestCommand.Create(context),
        SamplesCommand.Create(context),
        EvalCommand.Create(context),
        RunsCommand.Create(context),
        ApprovalsCommand.Create(context),
        ShowCommand.Create(context),
        EventsCommand.Create(context),
        StateCommand.Create(context),
        CheckpointsCommand.Create(context),
        SuspendCommand.Create(context),
        ResumeCommand.Create(context),
        RetryCommand.Create(context),
        ForkCommand.Create(context),
        RespondCommand.Create(context),
        TerminateCommand.Create(context),
        PurgeCommand.Create(context),
        ConsolidateCommand.Create(context),
        BatchCommand.Create(context),
        BatchesCommand.Create(context),
        ServeCommand.Create(context),
        DeployCommand.Create(context),
        ToolsCommand.Create(context),
        NewCommand.Create(context),
        DoctorCommand.Create(context),
    };
}
