
namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class SealedSqliteConformanceTests : EmbeddedConformance<SealedSqliteSetup>
{
    protected override int ChainLength => 200;

    protected override int FanOutWidth => 500;
}
