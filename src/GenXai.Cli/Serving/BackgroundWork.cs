using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Retention;
using GenXai.Hosting.Triggers.Schedules;
using Microsoft.Extensions.Logging;

namespace GenXai.Cli.Serving;

/// <summary>What <c>serve</c> does beside answering: it listens to the queue of batches, starts what schedules ask for, and purges what is old.</summary>
internal sealed class BackgroundWork(Session session, WorkflowRegistry registry, ServeSettings settings, string folder, ILoggerFactory loggers)
{
    private IBatchMessages? _queue;

    /// <summary>Opens the queue, so that a fault is told before anything listens.</summary>
    /// <exception cref="CliException">The queue's settings are wrong.</exception>
    /// <exception cref="StorageException">The queue cannot be used.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (settings.QueueConnection is not { } connection)
        {
            _queue = new FolderBatchMessages(Path.Combine(session.Batches.Folder, "queue"));
            return;
        }

        try
        {
            var queue = StorageBatchMessages.Open(connection, settings.QueueName);
            await queue.CreateAsync(cancellationToken);
            _queue = queue;
        }
        catch (FormatException)
        {
            throw CliException.Usage("GENXAI_QUEUE_CONNECTION: this is no connection string of a storage account; for Azurite use UseDevelopmentStorage=true");
        }
    }

    /// <summary>Works until it is stopped.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        ListenAsync(cancellationToken), ScheduleAsync(cancellationToken), RetainAsync(cancellationToken));

    private Task RetainAsync(CancellationToken cancellationToken) => new RetentionSweeper(
        settings.Retention,
        session.Instances,
        session.Batches.Client,
        TimeProvider.System,
        loggers.CreateLogger("GenXai.Hosting.Retention")).RunAsync(cancellationToken);

    private Task ScheduleAsync(CancellationToken cancellationToken)
    {
        var store = new FolderScheduleStore(Path.Combine(folder, "schedules"));
        var log = loggers.CreateLogger("GenXai.Hosting.Triggers");
        return new ScheduleRunner(registry, session.Client, store, TimeProvider.System, log).RunAsync(cancellationToken);
    }

    private Task ListenAsync(CancellationToken cancellationToken)
    {
        var handler = new BatchMessageHandler(session.Batches.Client, registry, session.Batches.Files);
        var log = loggers.CreateLogger("GenXai.Hosting.Batches");
        return new BatchQueueListener(_queue!, handler, TimeProvider.System, log).RunAsync(cancellationToken);
    }
}
