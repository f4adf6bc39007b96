using GenXai.Hosting.Conformance;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

/// <summary>In a folder, in real time.</summary>
public class SqliteSetup : IConformanceSetup
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");

    protected virtual bool ReplayAlways => false;

    protected virtual MasterKeys? Keys => null;

    public async Task<IConformanceHost> OpenAsync(ConformanceProgram program, long? killAfterCommit = null) =>
        new EmbeddedConformanceHost(await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            Program = _ => EmbeddedConformanceHost.ProgramOf(program),
            DataFolder = _folder.FullName,
            Keys = Keys,
            ReplayAlways = ReplayAlways,
            KillAfterCommit = commit => commit == killAfterCommit,
        }));

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
