namespace GenXai.Hosting.Conformance.Http;

/// <summary>A host that serves the HTTP API; disposing it stops it cleanly and keeps what it stored.</summary>
public interface IHttpConformanceHost : IAsyncDisposable
{
    /// <summary>Where it listens, with a slash at the end and without <c>api</c>.</summary>
    Uri Address { get; }
}
