using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests;

public sealed class AssemblyTests
{
    [Fact]
    public void Name_OfTheTests_IsTheRoom() =>
        typeof(AssemblyTests).Assembly.GetName().Name.ShouldBe("GenXai.Hosting.Tests");
}
