using System.Diagnostics;
using GenXai.Cli.Tests.Support;

namespace GenXai.Cli.Tests.Batches;

/// <summary>Two <c>serve</c> processes on one data folder, of which one is killed now and then.</summary>
internal sealed class TwoServers(Sandbox sandbox, IReadOnlyDictionary<string, string?> variables) : IAsyncDisposable
{
    private readonly Process?[] _processes = new Process?[2];
    private readonly Uri?[] _addresses = new Uri?[2];

    public Uri Address(int number) => _addresses[number]!;

    public async Task StartAsync(int number, CancellationToken cancellationToken)
    {
        var process = ProgramProcess.Start(
            sandbox, variables, "serve", "--urls", "http://127.0.0.1:0", "--workflows", ".", "--script", "script.yaml", "--data", "data");
        _processes[number] = process;
        const string said = "listening on ";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(said, StringComparison.Ordinal))
            {
                _addresses[number] = new Uri(line[said.Length..] + "/");

                // Nobody reads these any more; a full pipe would stop it.
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("the server does not listen: " + await process.StandardError.ReadToEndAsync(cancellationToken));
    }

    public async Task KillAsync(int number, CancellationToken cancellationToken)
    {
        _processes[number]!.Kill();
        await _processes[number]!.WaitForExitAsync(cancellationToken);
        _processes[number]!.Dispose();
        _processes[number] = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.OfType<Process>())
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
