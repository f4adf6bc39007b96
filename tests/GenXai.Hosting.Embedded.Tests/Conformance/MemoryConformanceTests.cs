using GenXai.Hosting.Conformance;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class MemoryConformanceTests : HostConformance<MemorySetup>
{
    protected override int ChainLength => 10_000;
}
