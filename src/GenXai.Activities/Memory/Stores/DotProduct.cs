using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenXai.Activities.Memory.Stores;

/// <summary>
/// The product of two vectors. TensorPrimitives gives the same, but comes uncompiled: until the runtime has found out
/// that it is called often, and has compiled it well, a search among 100,000 takes several times as long.
/// </summary>
internal static class DotProduct
{
    /// <summary>Multiplies vectors of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, left.Length, nameof(right));
        var wideLeft = MemoryMarshal.Cast<float, Vector<float>>(left);
        var wideRight = MemoryMarshal.Cast<float, Vector<float>>(right);
        var (sum, second, third, fourth) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= wideLeft.Length - 4; i += 4)
        {
            // Four sums: an addition does not wait for the one before it.
            sum += wideLeft[i] * wideRight[i];
            second += wideLeft[i + 1] * wideRight[i + 1];
            third += wideLeft[i + 2] * wideRight[i + 2];
            fourth += wideLeft[i + 3] * wideRight[i + 3];
        }

        for (; i < wideLeft.Length; i++)
        {
            sum += wideLeft[i] * wideRight[i];
        }

        var product = Vector.Sum(sum + second + third + fourth);
        for (i *= Vector<float>.Count; i < left.Length; i++)
        {
            product += left[i] * right[i];
        }

        return product;
    }
}
