using GenXai.Cli.Commands;
using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Tests.Support;

/// <summary>Calls the command line in this process: quick, for the many kinds of input.</summary>
internal static class InProcess
{
    public static async Task<Outcome> RunAsync(this Sandbox sandbox, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext
        {
            Out = output,
            Error = error,
            In = TextReader.Null,
            IsTerminal = false,
            WorkingDirectory = sandbox.Folder,
            Interrupted = Xunit.TestContext.Current.CancellationToken,
        };
        var exitCode = await CliApplication.RunAsync(arguments, context);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}
