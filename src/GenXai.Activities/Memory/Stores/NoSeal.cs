namespace GenXai.Activities.Memory.Stores;

/// <summary>Leaves memories as they are.</summary>
internal sealed class NoSeal : IMemorySeal
{
    public static NoSeal Instance { get; } = new();

    public byte[] Seal(byte[] plain, string id) => plain;

    public byte[] Open(byte[] sealedBytes, string id) => sealedBytes;
}
