using GenXai.Hosting.Client;

namespace GenXai.Hosting.Conformance;

/// <summary>A host at work; disposing it stops it cleanly.</summary>
public interface IConformanceHost : IAsyncDisposable
{
    IOrchestrationClient Client { get; }

    IEventLogReader Log { get; }

    /// <summary>Fails with what stopped the host; ends when it has stopped or killed itself.</summary>
    Task Ended { get; }

    /// <summary>Stops without a clean end, as a killed process does.</summary>
    Task KillAsync();
}
