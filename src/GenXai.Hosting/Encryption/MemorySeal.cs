using GenXai.Activities.Memory.Stores;

namespace GenXai.Hosting.Encryption;

/// <summary>Seals agents' memories with the host's keys. They outlive runs, so their key is of none.</summary>
public sealed class MemorySeal : IMemorySeal
{
    private readonly ISealer _sealer;

    /// <summary>Makes a seal.</summary>
    /// <param name="sealer">What seals.</param>
    public MemorySeal(ISealer sealer) => _sealer = sealer;

    /// <inheritdoc />
    public byte[] Seal(byte[] plain, string id) => _sealer.Seal(plain, ScopeOf(id));

    /// <inheritdoc />
    /// <exception cref="Client.StorageException">The key is missing or another, or the bytes were changed or moved.</exception>
    public byte[] Open(byte[] sealedBytes, string id) => _sealer.Open(sealedBytes, ScopeOf(id));

    private static SealScope ScopeOf(string id) => new("memories", "memory/" + id);
}
