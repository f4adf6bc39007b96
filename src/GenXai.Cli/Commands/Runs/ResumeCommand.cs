using System.CommandLine;
using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>resume ID</c>: goes on with a run that was interrupted, waits, or is suspended.</summary>
internal static class ResumeCommand
{
    public static Command Create(CliContext context) => GoOnCommand.Create(
        context,
        "resume",
        "Goes on with a run until it ends or waits for a person",
        static (session, runId, cancellationToken) => session.TakeUpAsync(runId, cancellationToken));
}
