using GenXai.Hosting.Conformance.Payloads;

namespace GenXai.Hosting.Tests.Payloads;

public sealed class FilePayloadTests : PayloadConformance
{
    protected override Task<IPayloadSetup> SetUpAsync() => Task.FromResult<IPayloadSetup>(new FileSetup());
}
