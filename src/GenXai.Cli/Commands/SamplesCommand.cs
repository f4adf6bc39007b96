using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Cli.WorkflowTests;

namespace GenXai.Cli.Commands;

/// <summary><c>samples [FOLDER]</c>: runs all samples with the offline model, and their tests, and prints a table of them.</summary>
internal static class SamplesCommand
{
    private const string Default = "samples";

    public static Command Create(CliContext context)
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "The folder of the samples (samples)",
            DefaultValueFactory = static _ => Default,
        };
        var command = new Command("samples", "Runs all samples with the offline model, and their tests; time is virtual") { folder };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var files = WorkflowFiles.FindTests(context, [parse.GetRequiredValue(folder)]);
            var failed = await new TestRun(context, new SampleTable()).RunAsync(files, cancellationToken);
            return failed == 0 ? ExitCodes.Completed : ExitCodes.Failed;
        });
        return command;
    }
}
