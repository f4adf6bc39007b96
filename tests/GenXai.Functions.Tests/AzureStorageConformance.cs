using GenXai.Functions.Tests.Hosts;
using GenXai.Hosting.Conformance;

namespace GenXai.Functions.Tests;

/// <summary>On upstream's Azure Storage backend, against the emulator.</summary>
/// <typeparam name="TSetup">With or without a seal.</typeparam>
public abstract class AzureStorageConformance<TSetup> : HostConformance<TSetup>
    where TSetup : AzureStorageSetup, new()
{
    /// <summary>The backend's longest silences are of 30 seconds.</summary>
    protected override TimeSpan Patience => TimeSpan.FromMinutes(3);

    /// <summary>Upstream replays from the beginning at every step.</summary>
    protected override int ChainLength => 20;

    protected override int FanOutWidth => 100;
}
