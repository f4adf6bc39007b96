using GenXai.Functions.Tests.Hosts;
using GenXai.Hosting.Conformance;

namespace GenXai.Functions.Tests;

/// <summary>On upstream's in-process test host: its gRPC worker and client, with a backend in memory.</summary>
public sealed class InProcessConformanceTests : HostConformance<InProcessSetup>
{
    /// <summary>Upstream replays from the beginning at every step.</summary>
    protected override int ChainLength => 100;

    /// <summary>One result of 200 takes it a quarter of a second on two cores.</summary>
    protected override int FanOutWidth => 100;

    protected override TimeSpan Patience => TimeSpan.FromMinutes(3);
}
