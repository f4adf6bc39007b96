using GenXai.Hosting.Conformance;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class ReplayedMemoryConformanceTests : HostConformance<ReplayedMemorySetup>
{
    protected override int ChainLength => 200;
}
