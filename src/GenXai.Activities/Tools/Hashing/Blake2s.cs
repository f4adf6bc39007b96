using System.Buffers.Binary;
using System.Numerics;

namespace GenXai.Activities.Tools.Hashing;

/// <summary>BLAKE2s-256 without a key (RFC 7693).</summary>
internal static class Blake2s
{
    private const int Rounds = 10;
    private const int BlockBytes = 64;
    private const int WordBytes = BlockBytes / 16;

    private static readonly uint[] Start = [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    /// <summary>The hash of the data, in its full length.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        var state = (uint[])Start.Clone();
        state[0] ^= 0x01010000 ^ (8 * WordBytes);
        long done = 0;
        while (data.Length - done > BlockBytes)
        {
            var block = data.Slice((int)done, BlockBytes);
            done += BlockBytes;
            Compress(state, block, done, last: false);
        }

        Span<byte> rest = stackalloc byte[BlockBytes];
        rest.Clear();
        data[(int)done..].CopyTo(rest);
        Compress(state, rest, data.Length, last: true);

        var hash = new byte[8 * WordBytes];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(hash.AsSpan(i * WordBytes), state[i]);
        }

        return hash;
    }

    private static void Compress(uint[] state, ReadOnlySpan<byte> block, long total, bool last)
    {
        Span<uint> words = stackalloc uint[16];
        Span<uint> v = stackalloc uint[16];
        for (var i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * WordBytes)..]);
            v[i] = i < 8 ? state[i] : Start[i - 8];
        }

        v[12] ^= (uint)total;
        v[14] ^= last ? uint.MaxValue : 0;
        for (var round = 0; round < Rounds; round++)
        {
            var order = Blake2Order.Of(round);
            Mix(v, 0, 4, 8, 12, words[order[0]], words[order[1]]);
            Mix(v, 1, 5, 9, 13, words[order[2]], words[order[3]]);
            Mix(v, 2, 6, 10, 14, words[order[4]], words[order[5]]);
            Mix(v, 3, 7, 11, 15, words[order[6]], words[order[7]]);
            Mix(v, 0, 5, 10, 15, words[order[8]], words[order[9]]);
            Mix(v, 1, 6, 11, 12, words[order[10]], words[order[11]]);
            Mix(v, 2, 7, 8, 13, words[order[12]], words[order[13]]);
            Mix(v, 3, 4, 9, 14, words[order[14]], words[order[15]]);
        }

        for (var i = 0; i < 8; i++)
        {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void Mix(Span<uint> v, int a, int b, int c, int d, uint x, uint y)
    {
        v[a] = v[a] + v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 12);
        v[a] = v[a] + v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 7);
    }
}
