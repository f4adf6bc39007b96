namespace GenXai.Activities.Memory.Stores;

/// <summary>Seals memories before they are kept.</summary>
public interface IMemorySeal
{
    /// <summary>Seals bytes.</summary>
    /// <param name="plain">The memory.</param>
    /// <param name="id">Its id, which the bytes are bound to.</param>
    byte[] Seal(byte[] plain, string id);

    /// <summary>Opens bytes.</summary>
    /// <param name="sealedBytes">What <see cref="Seal"/> gave.</param>
    /// <param name="id">The same id.</param>
    byte[] Open(byte[] sealedBytes, string id);
}
