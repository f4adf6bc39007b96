using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using GenXai.Hosting.Azure.Storage;

namespace GenXai.Hosting.Azure.Models;

/// <summary>
/// Values in table rows that many instances change: read, change, write back if nobody else did meanwhile.
/// A value is JSON in one field, which takes 32 Ki characters: some six hundred leases. The service refuses more.
/// </summary>
internal sealed class SharedRows<T>(TableStore table, string partition, JsonTypeInfo<T> json)
    where T : class
{
    private const string DataField = "Data";
    private const int Attempts = 200;
    private const int LongestPauseMs = 50;

    /// <summary>The key of a name's row: names hold characters that keys must not.</summary>
    public static string KeyOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];

    /// <summary>Reads a value; null where there is none.</summary>
    public async Task<T?> ReadAsync(string key, CancellationToken cancellationToken) =>
        Value(await table.FindAsync(partition, key, cancellationToken));

    /// <summary>Changes a value as one step that no other change comes between.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="change">Gives the value after; the same object for no change. Pure, may be called again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Client.StorageException">The store cannot be used, or too many change the row at once.</exception>
    public async Task ChangeAsync(string key, Func<T?, T?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var row = await table.FindAsync(partition, key, cancellationToken);
            var before = Value(row);
            var after = change(before);
            if (after is null || ReferenceEquals(before, after))
            {
                return;
            }

            var next = new TableEntity(partition, key) { [DataField] = JsonSerializer.Serialize(after, json) };
            if (row is null ? await table.InsertAsync(next, cancellationToken) : await table.ReplaceAsync(next, row.ETag, cancellationToken))
            {
                return;
            }

            // Others were quicker; at different moments they do not meet again.
            await Task.Delay(Random.Shared.Next(1, LongestPauseMs), cancellationToken);
        }

        throw new Client.StorageException($"the row '{partition}/{key}' is changed by others all the time; it was tried {Attempts} times");
    }

    private T? Value(TableEntity? row) => row?.GetString(DataField) is { } text ? JsonSerializer.Deserialize(text, json) : null;
}
