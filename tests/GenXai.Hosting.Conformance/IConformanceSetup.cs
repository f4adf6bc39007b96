namespace GenXai.Hosting.Conformance;

/// <summary>A store that hosts are opened on, one after another or side by side; made anew for every test.</summary>
public interface IConformanceSetup : IDisposable
{
    /// <summary>Whether the host has durable entities.</summary>
    bool HasEntities => true;

    /// <summary>Whether what one host has begun can be gone on with by the next.</summary>
    bool CanReopen => true;

    /// <summary>Whether the host says of a suspended instance why.</summary>
    bool TellsWhySuspended => true;

    /// <summary>Whether events that one generation did not take come to the next in the order in which they were raised.</summary>
    bool KeepsOrderOfMail => true;

    /// <summary>Opens a host on the store.</summary>
    /// <param name="program">What it can run.</param>
    /// <param name="killAfterCommit">After which commit, from 1, it kills itself; null: never.</param>
    Task<IConformanceHost> OpenAsync(ConformanceProgram program, long? killAfterCommit = null);
}
