using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests;

public sealed class AssemblyTests
{
    [Fact]
    public void Name_OfTheTests_IsTheRoom() =>
        typeof(AssemblyTests).Assembly.GetName().Name.ShouldBe("GenXai.Workflows.Tests");
}
