using GenXai.Activities.Payloads;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.Clients;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Hosting.Embedded.Storage;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Embedded;

/// <summary>The embedded durable runtime: one process, or several, on one store.</summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly Engine _engine;
    private readonly IRuntimeStore _store;
    private readonly EmbeddedClient _client;
    private bool _disposed;

    private EmbeddedHost(EmbeddedOptions options, HostStores stores)
    {
        _store = stores.Runtime;
        Payloads = stores.Payloads;
        Sealer = stores.Sealer;
        var program = new ProgramRegistry();
        _engine = new Engine(_store, options, program, new ChangeHub(), new WorkQueue());
        _client = new EmbeddedClient(_engine, Payloads);
        Log = new EmbeddedLogReader(_engine, _client);
        Definitions = new EmbeddedDefinitionStore(_engine, _client);
        program.Fill(options.Program(new EmbeddedServices(_client, Log, Definitions, Payloads, Sealer)));
    }

    /// <summary>Starts and queries instances.</summary>
    public IOrchestrationClient Client => _client;

    /// <summary>Reads event logs.</summary>
    public IEventLogReader Log { get; }

    /// <summary>Definitions by hash.</summary>
    public IDefinitionStore Definitions { get; }

    /// <summary>Values that are too large for history; purged with their runs.</summary>
    public IPayloadStore Payloads { get; }

    /// <summary>Seals what is kept.</summary>
    public ISealer Sealer { get; }

    /// <summary>
    /// Ends when the host has stopped; fails with what stopped it, a <see cref="StorageException"/> above all. After
    /// a failure every member fails alike: dispose the host.
    /// </summary>
    public Task Ended => _engine.Ended;

    /// <summary>Opens the store and starts; takes up what nobody drives, as the options say.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="StorageException">The folder cannot be used; the message says how to mend it.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Task<EmbeddedHost> OpenAsync(EmbeddedOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrentActivities, 1, nameof(options));
        return Task.Run(() => Open(options), cancellationToken);
    }

    /// <summary>
    /// Ends when nothing runs and no timer is open: every instance has ended or waits for an event. Under real time
    /// it looks only at this process.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WhenQuiescentAsync(CancellationToken cancellationToken = default) =>
        _engine.WhenQuiescentAsync().WaitAsync(cancellationToken);

    /// <summary>Takes up a tree that nobody drives.</summary>
    /// <param name="rootId">The tree's root.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many instances were taken up; zero when another process drives them, or none is unfinished.</returns>
    public Task<int> ClaimAsync(string rootId, CancellationToken cancellationToken = default) =>
        _client.SubmitAsync(e => e.Claim(rootId), cancellationToken);

    /// <summary>Stops cleanly: what has ended is committed, the rest goes on when somebody opens the store again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _engine.Stop();
            await CloseAsync();
        }
    }

    /// <summary>
    /// Stops dead, as if the process had been killed: nothing more is committed and no lock is kept. For tests of
    /// what a crash leaves behind.
    /// </summary>
    public async Task AbandonAsync()
    {
        if (!_disposed)
        {
            _engine.Abandon();
            await CloseAsync();
        }
    }

    private static EmbeddedHost Open(EmbeddedOptions options)
    {
        var stores = HostStores.Open(options);
        try
        {
            var host = new EmbeddedHost(options, stores);
            host._engine.Start();
            return host;
        }
        catch
        {
            stores.Runtime.Dispose();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        _disposed = true;

        // A failure was told to everyone who waited for something, and to Ended; closing goes on regardless.
        await _engine.Ended.ContinueWith(static _ => { }, TaskScheduler.Default);
        _engine.Dispose();
        _store.Dispose();
    }
}
