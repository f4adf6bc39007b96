using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using GenXai.Activities.Models.Caching;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>Vectors by their text. What several callers miss at one time is asked for once, in one batch of the caller who came first.</summary>
internal sealed class VectorCache
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<float[]?>> _open = new(StringComparer.Ordinal);
    private readonly ModelCache _cache;
    private readonly string _deployment;

    public VectorCache(ModelCache cache, string deployment)
    {
        _cache = cache;
        _deployment = deployment;
    }

    /// <summary>Gets the vectors of texts.</summary>
    /// <param name="texts">The texts; may repeat.</param>
    /// <param name="ask">Asks for those that are missing, in order.</param>
    /// <param name="token">Ends the wait.</param>
    public async Task<VectorLookup> GetAsync(
        IReadOnlyList<string> texts, Func<IReadOnlyList<string>, Task<IReadOnlyList<float[]>>> ask, CancellationToken token)
    {
        var known = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var wanted = texts.Distinct(StringComparer.Ordinal).ToList();
        while (wanted.Count > 0)
        {
            // Another caller's request may fail: then what it was for is asked for here.
            wanted = await TryAsync(wanted, known, asked, ask, token);
        }

        var hits = texts.Count(text => !asked.Contains(text));
        CacheMetrics.Record(CacheMetrics.Embeddings, _deployment, hits, texts.Count - hits);
        return new VectorLookup([.. texts.Select(text => (ReadOnlyMemory<float>)known[text])], hits);
    }

    private async Task<List<string>> TryAsync(
        List<string> wanted,
        Dictionary<string, float[]> known,
        HashSet<string> asked,
        Func<IReadOnlyList<string>, Task<IReadOnlyList<float[]>>> ask,
        CancellationToken token)
    {
        var mine = new Dictionary<string, TaskCompletionSource<float[]?>>(StringComparer.Ordinal);
        var others = new List<(string Text, Task<float[]?> Vector)>();
        foreach (var text in wanted)
        {
            var own = new TaskCompletionSource<float[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var open = _open.GetOrAdd(text, own);
            if (ReferenceEquals(open, own))
            {
                mine[text] = own;
            }
            else
            {
                others.Add((text, open.Task));
            }
        }

        try
        {
            await FillAsync([.. mine.Keys], known, asked, ask, token);
        }
        finally
        {
            foreach (var (text, own) in mine)
            {
                _open.TryRemove(text, out _);
                own.TrySetResult(known.GetValueOrDefault(text));
            }
        }

        var left = new List<string>();
        foreach (var (text, vector) in others)
        {
            if (await vector.WaitAsync(token) is { } found)
            {
                known[text] = found;
            }
            else
            {
                left.Add(text);
            }
        }

        return left;
    }

    private async Task FillAsync(
        IReadOnlyList<string> texts,
        Dictionary<string, float[]> known,
        HashSet<string> asked,
        Func<IReadOnlyList<string>, Task<IReadOnlyList<float[]>>> ask,
        CancellationToken token)
    {
        var missing = new List<string>();
        foreach (var text in texts)
        {
            if (_cache.IsOn && await _cache.FindAsync<byte[]>(VectorKey.Of(_deployment, text), token) is { } bytes)
            {
                known[text] = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
            }
            else
            {
                missing.Add(text);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        asked.UnionWith(missing);
        var vectors = await ask(missing);
        for (var i = 0; i < missing.Count; i++)
        {
            known[missing[i]] = vectors[i];
            if (_cache.IsOn)
            {
                await _cache.SetAsync(VectorKey.Of(_deployment, missing[i]), MemoryMarshal.AsBytes(vectors[i].AsSpan()).ToArray(), token);
            }
        }
    }
}
