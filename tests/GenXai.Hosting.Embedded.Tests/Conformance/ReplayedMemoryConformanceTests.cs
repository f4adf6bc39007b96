
namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class ReplayedMemoryConformanceTests : EmbeddedConformance<ReplayedMemorySetup>
{
    protected override int ChainLength => 200;
}
