using GenXai.Hosting.Embedded.Storage.Memory;
using GenXai.Hosting.Embedded.Storage.Sealed;
using GenXai.Hosting.Embedded.Storage.Sqlite;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.Encryption.Folders;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Embedded.Storage;

/// <summary>What a host keeps things in.</summary>
/// <param name="Runtime">Instances, history, messages, logs, entities, definitions.</param>
/// <param name="Payloads">Large values.</param>
/// <param name="Sealer">What seals both.</param>
internal sealed record HostStores(IRuntimeStore Runtime, PayloadStore Payloads, ISealer Sealer)
{
    /// <summary>Opens the stores that the options ask for.</summary>
    /// <exception cref="Client.StorageException">The folder cannot be used, or its key is missing or another.</exception>
    public static HostStores Open(EmbeddedOptions options)
    {
        if (options.DataFolder is not { } named)
        {
            ISealer memorySealer = options.Keys is { } keys ? new AesSealer(keys, readsPlain: false) : PlainSealer.Instance;
            var memory = options.Memory ?? new EmbeddedMemory();
            return Of(new MemoryStore(memory.Data), memory.Payloads, memorySealer);
        }

        if (options.Memory is not null)
        {
            throw new ArgumentException("a host has a data folder or a store in memory, not both: leave one out", nameof(options));
        }

        var folder = Path.GetFullPath(named);
        var log = options.Loggers.CreateLogger("GenXai.Hosting.Embedded.Storage");
        var sealer = FolderEncryption.Open(folder, options.Keys);
        var payloads = new FilePayloads(Path.Combine(folder, "payloads"), options.Durability == Durability.Power);
        var runtime = SqliteStore.Open(folder, options.Durability, reason => EmbeddedLog.CheckpointFailed(log, reason), payloads);
        return Of(runtime, payloads, sealer);
    }

    private static HostStores Of(IRuntimeStore runtime, IPayloadBlobs payloads, ISealer sealer) =>
        new(sealer.IsOn ? new SealedStore(runtime, sealer) : runtime, new PayloadStore(payloads, sealer), sealer);
}
