
namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class SqliteConformanceTests : EmbeddedConformance<SqliteSetup>
{
    protected override int ChainLength => 10_000;
}
