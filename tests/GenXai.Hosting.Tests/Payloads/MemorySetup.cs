using GenXai.Hosting.Conformance.Payloads;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Tests.Payloads;

/// <summary>In memory.</summary>
internal sealed class MemorySetup : IPayloadSetup
{
    private readonly MemoryPayloads _payloads = new();

    public Task<IPayloadBlobs> OpenAsync() => Task.FromResult<IPayloadBlobs>(_payloads);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
