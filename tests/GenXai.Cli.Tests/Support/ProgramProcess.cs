using System.Diagnostics;

namespace GenXai.Cli.Tests.Support;

/// <summary>The built command line as a process of its own.</summary>
internal static class ProgramProcess
{
    public static Process Start(Sandbox sandbox, params string[] arguments) =>
        Start(sandbox, new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    /// <summary>Starts it with variables of its own; null takes one away.</summary>
    public static Process Start(Sandbox sandbox, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = sandbox.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "genxai.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("GENXAI_DATA");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    public static async Task<Outcome> RunAsync(Sandbox sandbox, params string[] arguments)
    {
        using var process = Start(sandbox, arguments);
        return await EndAsync(process);
    }

    public static async Task<Outcome> EndAsync(Process process)
    {
        var cancellationToken = Xunit.TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new Outcome(process.ExitCode, await output, await error);
    }
}
