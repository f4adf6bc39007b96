namespace GenXai.Activities.Tools.Hashing;

/// <summary>The two hashes of the family.</summary>
internal static class Blake2Forms
{
    /// <summary>BLAKE2b-512.</summary>
    public static Blake2<ulong> Blake2b { get; } = new(new Blake2Form<ulong>(
        12,
        [32, 24, 16, 63],
        [
            0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
            0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
        ]));

    /// <summary>BLAKE2s-256.</summary>
    public static Blake2<uint> Blake2s { get; } = new(new Blake2Form<uint>(
        10,
        [16, 12, 8, 7],
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]));
}
