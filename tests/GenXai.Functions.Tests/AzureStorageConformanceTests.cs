using GenXai.Functions.Tests.Hosts;
using GenXai.Hosting.Conformance;

namespace GenXai.Functions.Tests;

/// <summary>On upstream's Azure Storage backend, the one that the app has by default, against the emulator.</summary>
public sealed class AzureStorageConformanceTests : HostConformance<AzureStorageSetup>
{
    /// <summary>The backend's longest silences are of 30 seconds.</summary>
    protected override TimeSpan Patience => TimeSpan.FromMinutes(3);

    /// <summary>Upstream replays from the beginning at every step.</summary>
    protected override int ChainLength => 20;

    protected override int FanOutWidth => 100;
}
