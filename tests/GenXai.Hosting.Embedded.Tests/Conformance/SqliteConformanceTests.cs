using GenXai.Hosting.Conformance;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public sealed class SqliteConformanceTests : HostConformance<SqliteSetup>
{
    protected override int ChainLength => 10_000;
}
