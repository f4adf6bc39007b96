using System.Collections.Concurrent;

namespace GenXai.Activities.Calls;

/// <summary>Parsed forms by their text. It is emptied when full: what is in use comes back at once, and memory is bounded.</summary>
internal sealed class BoundedCache<TValue>
    where TValue : class
{
    private const int Capacity = 1024;
    private readonly ConcurrentDictionary<string, TValue> _entries = new(StringComparer.Ordinal);

    public TValue GetOrAdd<TState>(string key, TState state, Func<TState, TValue> parse)
    {
        if (_entries.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        return _entries.GetOrAdd(key, parse(state));
    }
}
