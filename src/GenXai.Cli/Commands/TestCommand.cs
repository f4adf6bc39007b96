using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Cli.WorkflowTests;

namespace GenXai.Cli.Commands;

/// <summary><c>test PATH…</c>: runs workflow tests.</summary>
internal static class TestCommand
{
    public static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Test files, or folders that hold *.test.yaml files",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("test", "Runs workflow tests; time is virtual") { paths };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var files = WorkflowFiles.FindTests(context, parse.GetRequiredValue(paths));
            var failed = await new TestRun(context).RunAsync(files, cancellationToken);
            return failed == 0 ? ExitCodes.Completed : ExitCodes.Failed;
        });
        return command;
    }
}
