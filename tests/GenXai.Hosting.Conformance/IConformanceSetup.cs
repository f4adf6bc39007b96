namespace GenXai.Hosting.Conformance;

/// <summary>A store that hosts are opened on, one after another or side by side; made anew for every test.</summary>
public interface IConformanceSetup : IDisposable
{
    /// <summary>Opens a host on the store.</summary>
    /// <param name="program">What it can run.</param>
    /// <param name="killAfterCommit">After which commit, from 1, it kills itself; null: never.</param>
    Task<IConformanceHost> OpenAsync(ConformanceProgram program, long? killAfterCommit = null);
}
