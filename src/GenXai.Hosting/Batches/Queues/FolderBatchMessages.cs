using GenXai.Hosting.Client;

namespace GenXai.Hosting.Batches.Queues;

/// <summary>
/// A queue in a folder: a file for each message, its name the message's id. Processes that share it may both handle a
/// file; that makes one batch, as always.
/// </summary>
public sealed class FolderBatchMessages : IBatchMessages
{
    private const int AtOnce = 8;
    private readonly string _folder;
    private readonly string _poison;

    /// <summary>Makes the queue and its folders.</summary>
    /// <param name="folder">The folder of the messages; poison messages are in one beside it.</param>
    /// <exception cref="StorageException">The folders cannot be made.</exception>
    public FolderBatchMessages(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _poison = _folder + "-poison";
        Guard(() =>
        {
            Directory.CreateDirectory(_folder);
            Directory.CreateDirectory(_poison);
            return true;
        });
    }

    /// <inheritdoc />
    public string Name => _folder;

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchMessage>> ReceiveAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Guard<IReadOnlyList<BatchMessage>>(() =>
        [
            .. Directory.EnumerateFiles(_folder, "*.json")
                .Order(StringComparer.Ordinal)
                .Take(AtOnce)
                .Select(Read)
                .OfType<BatchMessage>(),
        ]));

    /// <inheritdoc />
    public Task CompleteAsync(BatchMessage message, CancellationToken cancellationToken = default)
    {
        Guard(() =>
        {
            File.Delete(Path.Combine(_folder, message.Id));
            return true;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task PoisonAsync(BatchMessage message, string reason, CancellationToken cancellationToken = default)
    {
        Guard(() =>
        {
            File.WriteAllText(Path.Combine(_poison, message.Id), PoisonMessage.Write(reason, message.Body));
            return true;
        });
        await CompleteAsync(message, cancellationToken);
    }

    // Another process may take it away between the look and the read.
    private static BatchMessage? Read(string path)
    {
        try
        {
            return new BatchMessage(Path.GetFileName(path), File.ReadAllText(path), Deliveries: 1);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private T Guard<T>(Func<T> body)
    {
        try
        {
            return body();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"the queue in '{_folder}' cannot be used: {exception.Message}", exception);
        }
    }
}
