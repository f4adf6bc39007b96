using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Json;
using GenXai.Workflows.Payloads;

namespace GenXai.Activities.Payloads;

/// <summary>Puts large values into the payload store and gets them back, whoever holds the references.</summary>
public sealed class StoredValues
{
    private readonly IPayloadStore _store;
    private readonly DocumentCache _documents = new();

    /// <summary>Makes the two-way door to a store.</summary>
    /// <param name="store">The store.</param>
    public StoredValues(IPayloadStore store) => _store = store;

    /// <summary>Whether a value from outside must be stored: it is large, or a property's name would make it a reference.</summary>
    /// <param name="value">The value.</param>
    public bool MustBeStored(JsonElement value) => PayloadValues.MustBeStored(value, _store.InlineBytes);

    /// <summary>Stores a value that is too large for history.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="value">The value, as it came from outside.</param>
    /// <param name="paths">What is read of it without fetching it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>A reference, or the value itself where it is small.</returns>
    public async Task<JsonElement> KeepAsync(
        string rootId, JsonElement value, IEnumerable<ImmutableArray<string>> paths, CancellationToken cancellationToken = default)
    {
        if (!MustBeStored(value))
        {
            return value;
        }

        var (id, bytes) = await WriteAsync(rootId, value, cancellationToken);
        return PayloadValues.Write(new PayloadReference
        {
            Id = id,
            Bytes = bytes,
            Outline = PayloadOutliner.Outline(value, paths.Take(_store.NotedPaths)),
        });
    }

    /// <summary>Puts stored values in the place of their references, at any depth.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="value">A value that may be or hold references.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The value; null when it is a reference to a part that the stored value does not have.</returns>
    /// <exception cref="PayloadNotFoundException">The store does not have the value.</exception>
    public async Task<JsonElement?> ResolveAsync(string rootId, JsonElement value, CancellationToken cancellationToken = default)
    {
        if (!PayloadValues.Occurs(value))
        {
            return value;
        }

        var documents = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (id, bytes) in ReferenceWalk.Ids(value))
        {
            if (!documents.ContainsKey(id))
            {
                documents[id] = await LoadAsync(rootId, id, bytes, cancellationToken);
            }
        }

        return ReferenceWalk.Resolve(value, documents);
    }

    /// <summary>As <see cref="ResolveAsync"/>; what is not there is JSON null.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="value">A value that may be or hold references; null stays null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="PayloadNotFoundException">The store does not have the value.</exception>
    public async Task<JsonElement?> ResolveOrNullAsync(string rootId, JsonElement? value, CancellationToken cancellationToken = default) =>
        value is { } given ? await ResolveAsync(rootId, given, cancellationToken) ?? JsonValues.Null : null;

    /// <summary>Stores a value, whatever its size.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its id, and how many bytes of UTF-8 it has.</returns>
    internal async Task<(string Id, int Bytes)> WriteAsync(string rootId, JsonElement value, CancellationToken cancellationToken)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(value).Length;
        var id = Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(value)));
        await using var content = new ElementStream(value);
        await _store.WriteAsync(rootId, id, content, cancellationToken);
        _documents.Add(rootId, id, value, bytes);
        return (id, bytes);
    }

    /// <summary>Reads a stored value.</summary>
    /// <param name="rootId">The root run.</param>
    /// <param name="id">Its id.</param>
    /// <param name="bytes">How many bytes of UTF-8 it has; null: unknown.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="PayloadNotFoundException">The store does not have the value.</exception>
    internal async Task<JsonElement> LoadAsync(string rootId, string id, long? bytes, CancellationToken cancellationToken)
    {
        if (_documents.TryGet(rootId, id, out var known))
        {
            return known;
        }

        await using var content = await _store.OpenAsync(rootId, id, cancellationToken);
        var (buffer, length) = await ReadAsync(content, bytes ?? 0, cancellationToken);
        var value = ReferenceWalk.Parse(buffer.AsMemory(0, length));
        _documents.Add(rootId, id, value, length);
        return value;
    }

    // The reference says how long it is, so that nothing grows by doubling: one byte more tells that it has ended.
    private static async Task<(byte[] Bytes, int Length)> ReadAsync(Stream content, long expected, CancellationToken cancellationToken)
    {
        const int Least = 4096;
        var buffer = new byte[Math.Max(expected + 1, Least)];
        var length = 0;
        while (true)
        {
            length += await content.ReadAtLeastAsync(buffer.AsMemory(length), buffer.Length - length, throwOnEndOfStream: false, cancellationToken);
            if (length < buffer.Length)
            {
                return (buffer, length);
            }

            Array.Resize(ref buffer, 2 * buffer.Length);
        }
    }
}
