using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Batches.Items;

/// <summary>The items of a batch, wherever they stand; each is the input of a run.</summary>
public sealed class BatchItems
{
    private readonly Func<CancellationToken, IAsyncEnumerable<JsonElement>> _read;

    private BatchItems(string fingerprint, Func<CancellationToken, IAsyncEnumerable<JsonElement>> read)
    {
        Fingerprint = fingerprint;
        _read = read;
    }

    /// <summary>What two requests with the same items share.</summary>
    public string Fingerprint { get; }

    /// <summary>Items that came with the request.</summary>
    /// <param name="items">A list.</param>
    public static BatchItems Of(JsonElement items) => new(
        Hash(CanonicalJson.Of(items)), _ => items.EnumerateArray().ToAsyncEnumerable());

    /// <summary>Items in a file of the host's own, by its name: lines of JSON.</summary>
    /// <param name="files">The host's files.</param>
    /// <param name="name">The file's name in the inbox.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is no name.</exception>
    public static BatchItems InInbox(IBatchFiles files, string name)
    {
        if (name.Length is 0 or > 200 || name[0] == '.' || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw Bad($"'{name}' is no name of an item file; expected 1 to 200 letters, digits, '-', '_' or '.', without a folder");
        }

        return new BatchItems("file:" + name, cancellationToken => FromInboxAsync(files, name, cancellationToken));
    }

    /// <summary>Items in a file on this machine: lines of JSON.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BatchItems InFile(string path)
    {
        using var stream = File.OpenRead(path);
        return new BatchItems(
            Convert.ToHexStringLower(SHA256.HashData(stream)),
            cancellationToken => FromFileAsync(path, cancellationToken));
    }

    /// <summary>Reads the items.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: a line is no JSON; the message says which.</exception>
    public IAsyncEnumerable<JsonElement> ReadAsync(CancellationToken cancellationToken) => _read(cancellationToken);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);

    private static async IAsyncEnumerable<JsonElement> FromInboxAsync(
        IBatchFiles files, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await files.OpenAsync(BatchPaths.Inbox + name, cancellationToken)
            ?? throw Bad($"there is no item file '{name}' in the host's folder '{BatchPaths.Inbox}'; put it there first");
        await using (stream)
        {
            await foreach (var item in ItemLines.ReadAsync(stream, name, cancellationToken))
            {
                yield return item;
            }
        }
    }

    private static async IAsyncEnumerable<JsonElement> FromFileAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        await foreach (var item in ItemLines.ReadAsync(stream, path, cancellationToken))
        {
            yield return item;
        }
    }
}
