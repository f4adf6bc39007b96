using GenXai.Cli.Infrastructure;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Retention;
using GenXai.Hosting.Security;

namespace GenXai.Cli.Serving;

/// <summary>What <c>serve</c> takes from the environment.</summary>
/// <param name="Access">Who may call.</param>
/// <param name="QueueConnection">The storage account whose queue is listened to; null: the data folder's own queue.</param>
/// <param name="QueueName">The queue's name.</param>
/// <param name="Retention">How long ended runs are kept.</param>
internal sealed record ServeSettings(AccessSettings Access, string? QueueConnection, string QueueName, RetentionSettings Retention)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="CliException">They have faults; the message lists all of them.</exception>
    public static ServeSettings Read(Func<string, string?> find)
    {
        var faults = new List<string>();
        var settings = new ServeSettings(
            AccessSettings.Read(find, faults),
            find("GENXAI_QUEUE_CONNECTION"),
            find("GENXAI_BATCH_QUEUE") ?? StorageBatchMessages.DefaultName,
            RetentionSettings.Read(find, faults));
        return faults.Count == 0 ? settings : throw CliException.Usage("the settings have faults:\n- " + string.Join("\n- ", faults));
    }
}
