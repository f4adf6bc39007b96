using GenXai.Hosting.Embedded.Storage;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>The instances in memory, those to be stepped, and which to let go when there are too many bytes.</summary>
internal sealed class LiveInstances(IRuntimeStore store, long maxBytes)
{
    private const int LetGoAttempts = 16;

    private readonly Dictionary<string, LiveInstance> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<LiveInstance> _byUse = new();
    private readonly Queue<LiveInstance> _runnable = new();
    private long _number;
    private long _bytes;

    public long Owner { get; set; }

    public bool HasRunnable => _runnable.Count > 0;

    /// <summary>The instance, read from the store if need be; null when it is not this host's to drive.</summary>
    public LiveInstance? Find(string id)
    {
        if (_byId.TryGetValue(id, out var live))
        {
            return live;
        }

        var row = store.Find(id);
        return row is null || row.IsEnded || row.Owner != Owner ? null : Add(row);
    }

    public LiveInstance? FindInMemory(string id) => _byId.GetValueOrDefault(id);

    public LiveInstance Add(InstanceRow row)
    {
        if (_byId.TryGetValue(row.Id, out var known))
        {
            return known;
        }

        var live = new LiveInstance(row, ++_number);
        live.Place = _byUse.AddLast(live);
        _byId.Add(row.Id, live);
        _bytes += live.Bytes;
        return live;
    }

    public void Enqueue(LiveInstance live)
    {
        if (!live.IsQueued && !live.IsGone)
        {
            live.IsQueued = true;
            _runnable.Enqueue(live);
        }
    }

    public bool TryDequeue(out LiveInstance live)
    {
        if (_runnable.TryDequeue(out live!))
        {
            live.IsQueued = false;
            return true;
        }

        return false;
    }

    /// <summary>Steps in the order in which instances came into memory; only used under virtual time.</summary>
    public void SortRunnable()
    {
        if (_runnable.Count > 1)
        {
            var sorted = _runnable.OrderBy(live => live.Number).ToList();
            _runnable.Clear();
            sorted.ForEach(_runnable.Enqueue);
        }
    }

    public void Mail(string id)
    {
        if (Find(id) is { } live)
        {
            live.HasMail = true;
            Enqueue(live);
        }
    }

    public void Used(LiveInstance live, int bytes)
    {
        if (live.IsGone || live.Place is not { } place)
        {
            return;
        }

        live.Bytes += bytes;
        _bytes += bytes;
        _byUse.Remove(place);
        _byUse.AddLast(place);
    }

    public void Remove(LiveInstance live)
    {
        live.IsGone = true;
        LetGo(live);
    }

    /// <summary>Lets go of what has been at rest longest, as long as there are too many bytes.</summary>
    public void Trim()
    {
        var place = _byUse.First;
        for (var attempt = 0; attempt < LetGoAttempts && place is not null && _bytes > maxBytes; attempt++)
        {
            var next = place.Next;
            if (place.Value.CanBeLetGo)
            {
                LetGo(place.Value);
            }

            place = next;
        }
    }

    private void LetGo(LiveInstance live)
    {
        if (live.Place is { } place)
        {
            _byUse.Remove(place);
            live.Place = null;
            _bytes -= live.Bytes;
            _byId.Remove(live.Id);
        }
    }
}
