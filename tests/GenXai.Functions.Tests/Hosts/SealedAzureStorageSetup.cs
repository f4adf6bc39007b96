using System.Security.Cryptography;
using GenXai.Hosting.Encryption;

namespace GenXai.Functions.Tests.Hosts;

/// <summary>Upstream's Azure Storage backend, with everything that the app gives it sealed.</summary>
public sealed class SealedAzureStorageSetup : AzureStorageSetup
{
    protected override ISealer Sealer { get; } = new AesSealer(
        new MasterKeys([new MasterKey("k1", RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the test"), readsPlain: false);
}
