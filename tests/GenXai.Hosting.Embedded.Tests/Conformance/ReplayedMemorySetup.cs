namespace GenXai.Hosting.Embedded.Tests.Conformance;

/// <summary>In memory, rebuilt from history at every step.</summary>
public sealed class ReplayedMemorySetup : MemorySetup
{
    protected override bool ReplayAlways => true;
}
