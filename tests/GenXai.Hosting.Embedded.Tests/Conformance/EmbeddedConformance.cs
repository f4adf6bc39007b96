using GenXai.Hosting.Conformance;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

/// <summary>What the embedded runtime promises on every store beyond what every host does.</summary>
/// <typeparam name="TSetup">The store.</typeparam>
public abstract partial class EmbeddedConformance<TSetup> : HostConformance<TSetup>
    where TSetup : IConformanceSetup, new();
