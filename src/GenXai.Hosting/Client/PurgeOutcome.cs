namespace GenXai.Hosting.Client;

/// <summary>What became of a purge.</summary>
public enum PurgeOutcome
{
    /// <summary>The tree is gone: instances, history, messages and log.</summary>
    Purged,

    /// <summary>There is no such root.</summary>
    NotFound,

    /// <summary>Something in the tree has not ended; nothing was deleted.</summary>
    NotEnded,
}
