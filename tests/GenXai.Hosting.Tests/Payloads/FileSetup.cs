using GenXai.Hosting.Conformance.Payloads;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Tests.Payloads;

/// <summary>In a folder of its own.</summary>
internal sealed class FileSetup : IPayloadSetup
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");

    public Task<IPayloadBlobs> OpenAsync() =>
        Task.FromResult<IPayloadBlobs>(new FilePayloads(Path.Combine(_folder.FullName, "payloads"), survivesPowerCut: true));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
