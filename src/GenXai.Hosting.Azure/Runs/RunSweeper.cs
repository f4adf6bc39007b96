using GenXai.Hosting.Azure.Durable;

namespace GenXai.Hosting.Azure.Runs;

/// <summary>Sees starts through that a crash cut short between the index and the durable runtime.</summary>
public sealed class RunSweeper
{
    // A start that is younger is probably still under way.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);
    private readonly RunIndex _runs;
    private readonly IDurableInstances _instances;
    private readonly TimeProvider _time;

    /// <summary>Makes a sweeper.</summary>
    /// <param name="runs">The index.</param>
    /// <param name="instances">The durable runtime.</param>
    /// <param name="time">To tell how old a start is.</param>
    public RunSweeper(RunIndex runs, IDurableInstances instances, TimeProvider time)
    {
        _runs = runs;
        _instances = instances;
        _time = time;
    }

    /// <summary>Looks once. Running it twice at a time does no harm.</summary>
    /// <param name="cancellationToken">Ends the work; the next look goes on.</param>
    /// <returns>How many runs were put to the durable runtime.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        var started = 0;
        foreach (var start in await _runs.PendingAsync(_time.GetUtcNow() - Grace, cancellationToken))
        {
            // Without a run the start lost against another, or never came to taking the id.
            if (await _runs.FindAsync(start.RunId, cancellationToken) is { } run)
            {
                await _runs.ListAsync(run, cancellationToken);
                if (run.Ended is null && await _instances.FindAsync(run.Id, cancellationToken) is null)
                {
                    var input = await _runs.InputAsync(run.Id, cancellationToken);
                    await _instances.StartAsync(run.Name, run.Version, run.Id, input, cancellationToken);
                    started++;
                }
            }

            await _runs.ForgetAsync(start, cancellationToken);
        }

        return started;
    }
}
