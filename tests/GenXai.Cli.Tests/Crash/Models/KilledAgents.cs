using System.Diagnostics;
using System.Text.Json;
using GenXai.Cli.Tests.Models;
using GenXai.Cli.Tests.Support;
using GenXai.Testing.Models;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash.Models;

/// <summary>
/// Runs a scenario in real processes that are killed at random moments, against a model server that sees which
/// process asks under which key.
/// </summary>
internal sealed class KilledAgents : IDisposable
{
    private const string Input = """{"numbers": [1, 2, 3, 4, 5]}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Sandbox _sandbox = new();
    private readonly ModelPrograms _programs;
    private readonly FakeModelServer _server;
    private readonly Random _random;
    private int _processes;

    public KilledAgents(ModelScenario scenario, FakeModelServer server, int seed)
    {
        _server = server;
        _random = new Random(seed);
        _programs = new ModelPrograms(_sandbox, server) { Azure = scenario.Azure };
        foreach (var (name, text) in scenario.Files)
        {
            _sandbox.Write(name, text);
        }
    }

    /// <summary>What was committed when each killed process had died, in the order of the processes.</summary>
    public List<HashSet<string>> CommittedAtKill { get; } = [];

    private string Data => System.IO.Path.Combine(_sandbox.Folder, "data");

    /// <summary>Runs to the end.</summary>
    /// <param name="kills">How many processes to kill on the way, at most: the run may end sooner.</param>
    /// <param name="requests">How many requests an undisturbed run makes.</param>
    /// <returns>The result object.</returns>
    public async Task<JsonElement> RunAsync(int kills, int requests)
    {
        while (true)
        {
            using var process = Start();
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (CommittedAtKill.Count < kills && await KillAsync(process, requests))
            {
                CommittedAtKill.Add(CommittedCalls.In(Data));
                continue;
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, await errors + await output);
            return JsonElement.Parse(await output);
        }
    }

    public void Dispose() => _sandbox.Dispose();

    private Process Start() => CommittedCalls.Knows(Data, "r")
        ? _programs.Start(++_processes, "resume", "r", "--json", "--data", Data)
        : _programs.Start(++_processes, "run", "workflow.yaml", "--id", "r", "--json", "--input", Input, "--data", Data);

    // At a random moment after a random request of the process (or after its start), however fast the machine is.
    private async Task<bool> KillAsync(Process process, int requests)
    {
        var left = Math.Max(requests - CommittedCalls.In(Data).Count, 1);
        var after = _random.Next(0, left + 1);
        while (!process.HasExited && _server.Requests.Count(request => request.Caller == _processes) < after)
        {
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        var exited = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(exited, Task.Delay(_random.Next(0, after == 0 ? 600 : 120), TestContext.Current.CancellationToken));
        if (process.HasExited)
        {
            return false;
        }

        process.Kill();
        await exited;
        return process.ExitCode == 137;
    }
}
