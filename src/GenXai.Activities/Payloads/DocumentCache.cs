using System.Text.Json;

namespace GenXai.Activities.Payloads;

/// <summary>
/// Stored values that were written or read last, so that a list whose elements go to a thousand calls is read once.
/// Bounded by the bytes of their text; contents never change, since the id is made of them.
/// </summary>
internal sealed class DocumentCache
{
    private const long MaxBytes = 64L << 20;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string, string), LinkedListNode<Entry>> _byId = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public bool TryGet(string rootId, string id, out JsonElement value)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue((rootId, id), out var node))
            {
                value = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            value = node.Value.Document;
            return true;
        }
    }

    public void Add(string rootId, string id, JsonElement document, long bytes)
    {
        lock (_gate)
        {
            if (bytes > MaxBytes || _byId.ContainsKey((rootId, id)))
            {
                return;
            }

            _byId[(rootId, id)] = _byUse.AddLast(new Entry((rootId, id), document, bytes));
            _bytes += bytes;
            while (_bytes > MaxBytes && _byUse.First is { } oldest)
            {
                _byUse.Remove(oldest);
                _byId.Remove(oldest.Value.Key);
                _bytes -= oldest.Value.Bytes;
            }
        }
    }

    private sealed record Entry((string, string) Key, JsonElement Document, long Bytes);
}
