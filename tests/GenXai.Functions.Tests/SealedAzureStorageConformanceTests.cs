using GenXai.Functions.Tests.Hosts;

namespace GenXai.Functions.Tests;

/// <summary>On the same backend, with everything sealed.</summary>
public sealed class SealedAzureStorageConformanceTests : AzureStorageConformance<SealedAzureStorageSetup>;
