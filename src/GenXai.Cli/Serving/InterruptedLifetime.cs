using Microsoft.Extensions.Hosting;

namespace GenXai.Cli.Serving;

/// <summary>Leaves signals to the command line, which handles them for every command alike.</summary>
internal sealed class InterruptedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
