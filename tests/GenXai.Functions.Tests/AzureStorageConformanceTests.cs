using GenXai.Functions.Tests.Hosts;

namespace GenXai.Functions.Tests;

/// <summary>On the backend that the app has by default.</summary>
public sealed class AzureStorageConformanceTests : AzureStorageConformance<AzureStorageSetup>;
