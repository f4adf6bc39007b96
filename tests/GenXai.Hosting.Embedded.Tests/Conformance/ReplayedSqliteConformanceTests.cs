
namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class ReplayedSqliteConformanceTests : EmbeddedConformance<ReplayedSqliteSetup>
{
    protected override int ChainLength => 200;

    protected override int FanOutWidth => 500;
}
