
namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class MemoryConformanceTests : EmbeddedConformance<MemorySetup>
{
    protected override int ChainLength => 10_000;
}
