using GenXai.Hosting.Conformance.Payloads;

namespace GenXai.Hosting.Azure.Tests.Payloads;

public sealed class BlobPayloadTests(Azurite azurite) : PayloadConformance
{
    protected override async Task<IPayloadSetup> SetUpAsync() => new BlobSetup((await azurite.OpenAsync()).PayloadBlobs);
}
