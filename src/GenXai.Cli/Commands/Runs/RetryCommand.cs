using System.CommandLine;
using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>retry ID</c>: a failed run goes on from the nodes that failed.</summary>
internal static class RetryCommand
{
    public static Command Create(CliContext context) => GoOnCommand.Create(
        context,
        "retry",
        "Has a failed run go on from the nodes that failed; what has ended is not done again",
        static (session, runId, cancellationToken) => session.Client.RetryAsync(runId, Environment.UserName, cancellationToken));
}
