using System.Numerics;

namespace GenXai.Activities.Tools.Hashing;

/// <summary>BLAKE2 without a key (RFC 7693): one algorithm over words of 64 bits (BLAKE2b) and of 32 bits (BLAKE2s).</summary>
internal sealed class Blake2<TWord>
    where TWord : unmanaged, IBinaryInteger<TWord>, IUnsignedNumber<TWord>, IMinMaxValue<TWord>
{
    private const int Words = 16;
    private readonly Blake2Form<TWord> _form;
    private readonly int _wordBytes;
    private readonly int _blockBytes;

    public Blake2(Blake2Form<TWord> form)
    {
        _form = form;
        _wordBytes = TWord.Zero.GetByteCount();
        _blockBytes = Words * _wordBytes;
    }

    /// <summary>The hash of the data, in its full length.</summary>
    public byte[] HashData(ReadOnlySpan<byte> data)
    {
        var state = _form.Start.ToArray();
        state[0] ^= TWord.CreateTruncating(0x01010000 ^ (8 * _wordBytes));
        var done = 0;
        while (data.Length - done > _blockBytes)
        {
            Compress(state, data.Slice(done, _blockBytes), done + _blockBytes, last: false);
            done += _blockBytes;
        }

        var rest = new byte[_blockBytes];
        data[done..].CopyTo(rest);
        Compress(state, rest, data.Length, last: true);

        var hash = new byte[8 * _wordBytes];
        for (var i = 0; i < 8; i++)
        {
            state[i].WriteLittleEndian(hash, i * _wordBytes);
        }

        return hash;
    }

    private void Compress(TWord[] state, ReadOnlySpan<byte> block, long total, bool last)
    {
        Span<TWord> words = stackalloc TWord[Words];
        Span<TWord> v = stackalloc TWord[Words];
        for (var i = 0; i < Words; i++)
        {
            words[i] = TWord.ReadLittleEndian(block.Slice(i * _wordBytes, _wordBytes), isUnsigned: true);
            v[i] = i < 8 ? state[i] : _form.Start[i - 8];
        }

        v[12] ^= TWord.CreateTruncating(total);
        v[14] ^= last ? TWord.MaxValue : TWord.Zero;
        for (var round = 0; round < _form.Rounds; round++)
        {
            var order = Blake2Order.Of(round);
            for (var i = 0; i < 8; i++)
            {
                // First the columns, then the diagonals.
                var column = i % 4;
                var shift = i < 4 ? 0 : 1;
                Mix(
                    v,
                    (column, 4 + ((column + shift) % 4), 8 + ((column + (2 * shift)) % 4), 12 + ((column + (3 * shift)) % 4)),
                    words[order[2 * i]],
                    words[order[(2 * i) + 1]]);
            }
        }

        for (var i = 0; i < 8; i++)
        {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }

    private void Mix(Span<TWord> v, (int A, int B, int C, int D) at, TWord x, TWord y)
    {
        var (a, b, c, d) = at;
        v[a] = v[a] + v[b] + x;
        v[d] = TWord.RotateRight(v[d] ^ v[a], _form.Rotations[0]);
        v[c] += v[d];
        v[b] = TWord.RotateRight(v[b] ^ v[c], _form.Rotations[1]);
        v[a] = v[a] + v[b] + y;
        v[d] = TWord.RotateRight(v[d] ^ v[a], _form.Rotations[2]);
        v[c] += v[d];
        v[b] = TWord.RotateRight(v[b] ^ v[c], _form.Rotations[3]);
    }
}
