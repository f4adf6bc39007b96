using GenXai.Hosting.Conformance.Http;
using GenXai.Hosting.Http;

namespace GenXai.Hosting.Tests.Http;

/// <summary>A data folder of its own.</summary>
public sealed class EmbeddedHttpSetup : IHttpConformanceSetup
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-http-");

    public string Folder => _folder.FullName;

    public async Task<IHttpConformanceHost> OpenAsync(ApiOptions options, TimeProvider time) =>
        await EmbeddedHttpHost.OpenAsync(Folder, options, time);

    public void Dispose() => _folder.Delete(recursive: true);
}
