using GenXai.Functions.Tests.Hosts;
using GenXai.Hosting.Conformance;

namespace GenXai.Functions.Tests;

/// <summary>On upstream's Azure Storage backend, with everything sealed.</summary>
public sealed class SealedAzureStorageConformanceTests : HostConformance<SealedAzureStorageSetup>
{
    /// <summary>The backend's longest silences are of 30 seconds.</summary>
    protected override TimeSpan Patience => TimeSpan.FromMinutes(3);

    /// <summary>Upstream replays from the beginning at every step.</summary>
    protected override int ChainLength => 20;

    protected override int FanOutWidth => 100;
}
