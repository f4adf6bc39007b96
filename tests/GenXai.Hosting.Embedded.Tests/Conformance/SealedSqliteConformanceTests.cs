using GenXai.Hosting.Conformance;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class SealedSqliteConformanceTests : HostConformance<SealedSqliteSetup>
{
    protected override int ChainLength => 200;

    protected override int FanOutWidth => 500;
}
