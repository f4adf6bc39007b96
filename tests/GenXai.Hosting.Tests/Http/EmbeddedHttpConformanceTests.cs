using GenXai.Hosting.Conformance.Http;

namespace GenXai.Hosting.Tests.Http;

/// <summary>The HTTP suite on the embedded host.</summary>
public sealed class EmbeddedHttpConformanceTests : HttpConformance<EmbeddedHttpSetup>;
