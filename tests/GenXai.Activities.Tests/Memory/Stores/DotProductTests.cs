using GenXai.Activities.Memory.Stores;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class DotProductTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(100)]
    [InlineData(384)]
    [InlineData(1537)]
    public void Of_VectorsOfAnyLength_IsTheSumOfProducts(int length)
    {
        var left = Enumerable.Range(0, length).Select(i => (float)Math.Sin(i)).ToArray();
        var right = Enumerable.Range(0, length).Select(i => (float)Math.Cos(3 * i)).ToArray();

        var product = DotProduct.Of(left, right);

        product.ShouldBe((float)left.Zip(right, (a, b) => (double)a * b).Sum(), 1e-3f);
    }

    [Fact]
    public void Of_DifferentLengths_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => DotProduct.Of([1f, 2f], [1f]));
}
