using GenXai.Hosting.Azure.Payloads;
using GenXai.Hosting.Conformance.Payloads;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Azure.Tests.Payloads;

/// <summary>In a container of its own.</summary>
internal sealed class BlobSetup(BlobPayloads payloads) : IPayloadSetup
{
    public Task<IPayloadBlobs> OpenAsync() => Task.FromResult<IPayloadBlobs>(payloads);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
