using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Encryption;

/// <summary>The key of each run: HKDF-SHA256 of the master key, with the root run's id as salt. Derived keys are kept for a while.</summary>
internal sealed class RunKeys
{
    private const int MaxKept = 4096;
    private readonly ConcurrentDictionary<(string Version, string RootId), byte[]> _kept = new();

    public byte[] Of(MasterKey master, string runId)
    {
        var place = (master.Version, RunIds.RootOf(runId));
        if (_kept.TryGetValue(place, out var known))
        {
            return known;
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        var key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            master.Secret.ToArray(),
            MasterKey.Bytes,
            salt: Encoding.UTF8.GetBytes(place.Item2),
            info: "genxai run key 1"u8.ToArray());
        return _kept.GetOrAdd(place, key);
    }
}
