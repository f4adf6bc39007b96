using System.Diagnostics;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Commands;

/// <summary>The main paths with real processes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_WaitsForAPerson_AnotherProcessAnswersAndAThirdGoesOn()
    {
        var asked = await ProgramProcess.RunAsync(_sandbox, "run", "asking.yaml", "--id", "p1", "--json");
        asked.ExitCode.ShouldBe(3, asked.Error);

        var answered = await ProgramProcess.RunAsync(_sandbox, "respond", "p1", "ask", "\"yes\"");
        answered.ExitCode.ShouldBe(0, answered.Error);

        var resumed = await ProgramProcess.RunAsync(_sandbox, "resume", "p1", "--json");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        resumed.Out.ShouldContain("\"status\": \"completed\"");
    }

    [Fact]
    public async Task Run_Interrupted_Is130AndCanBeResumed()
    {
        using var process = ProgramProcess.Start(_sandbox, "run", "sleeping.yaml", "--id", "p2");
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.StartsWith("wait", StringComparison.Ordinal))
        {
            // The run has not reached its timer yet.
        }

        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var interrupted = await ProgramProcess.EndAsync(process);
        interrupted.ExitCode.ShouldBe(130);
        interrupted.Error.ShouldContain("genxai resume p2");
        var terminated = await ProgramProcess.RunAsync(_sandbox, "terminate", "p2");
        terminated.ExitCode.ShouldBe(0, terminated.Error);
        terminated.Out.ShouldContain("terminated");
    }
}
