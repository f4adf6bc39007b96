using System.Diagnostics;
using System.Text.Json;
using GenXai.Cli.Tests.Crash.Models;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Crash;

/// <summary>
/// Runs a workflow in real processes that are killed at random moments, against a server that sees which process asks
/// under which key.
/// </summary>
internal abstract class KilledProcesses : IDisposable
{
    private const string Input = """{"numbers": [1, 2, 3, 4, 5]}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Random _random;
    private int _processes;

    /// <summary>Lays out a run.</summary>
    /// <param name="files">Texts by file name; <c>workflow.yaml</c> is the main one.</param>
    /// <param name="seed">Chooses the moments of the kills.</param>
    protected KilledProcesses(IReadOnlyDictionary<string, string> files, int seed)
    {
        _random = new Random(seed);
        foreach (var (name, text) in files)
        {
            Sandbox.Write(name, text);
        }
    }

    /// <summary>What was committed when each killed process had died, in the order of the processes.</summary>
    public List<HashSet<string>> CommittedAtKill { get; } = [];

    protected Sandbox Sandbox { get; } = new();

    private string Data => System.IO.Path.Combine(Sandbox.Folder, "data");

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
                CommittedAtKill.Add(CommittedCalls.In(Data, IsCounted));
                continue;
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            process.ExitCode.ShouldBe(0, await errors + await output);
            return JsonElement.Parse(await output);
        }
    }

    public void Dispose() => Sandbox.Dispose();

    /// <summary>Starts a process that the server knows by its number.</summary>
    protected abstract Process Start(int number, params string[] arguments);

    /// <summary>How many requests a process has made.</summary>
    protected abstract int RequestsOf(int number);

    /// <summary>Whether an activity with this input is a request to the server.</summary>
    protected abstract bool IsCounted(JsonElement input);

    private Process Start() => CommittedCalls.Knows(Data, "r")
        ? Start(++_processes, "resume", "r", "--json", "--data", Data)
        : Start(++_processes, "run", "workflow.yaml", "--id", "r", "--json", "--input", Input, "--data", Data);

    // At a random moment after a random request of the process (or after its start), however fast the machine is.
    private async Task<bool> KillAsync(Process process, int requests)
    {
        var left = Math.Max(requests - CommittedCalls.In(Data, IsCounted).Count, 1);
        var after = _random.Next(0, left + 1);
        while (!process.HasExited && RequestsOf(_processes) < after)
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
