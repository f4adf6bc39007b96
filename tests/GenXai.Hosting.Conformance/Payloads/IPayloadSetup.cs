using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Conformance.Payloads;

/// <summary>Where one test's payloads lie.</summary>
public interface IPayloadSetup : IAsyncDisposable
{
    /// <summary>Opens the bytes; each call on one setup sees what the others wrote.</summary>
    Task<IPayloadBlobs> OpenAsync();
}
