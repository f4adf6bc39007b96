using GenXai.Hosting.Http;

namespace GenXai.Hosting.Conformance.Http;

/// <summary>A store that hosts are opened on; made anew for every test. Its hosts answer agents with the offline model.</summary>
public interface IHttpConformanceSetup : IDisposable
{
    /// <summary>Opens a host that serves the HTTP API.</summary>
    /// <param name="options">Limits and times.</param>
    /// <param name="time">The time of waits and streams; that of runs is the real one.</param>
    Task<IHttpConformanceHost> OpenAsync(ApiOptions options, TimeProvider time);
}
