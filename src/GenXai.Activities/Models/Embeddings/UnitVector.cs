using System.Numerics.Tensors;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>Makes vectors as long as one.</summary>
internal static class UnitVector
{
    /// <summary>The vector in its direction, in place; one of zeros stays.</summary>
    public static float[] Of(float[] vector)
    {
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
