namespace GenXai.Hosting.Client;

/// <summary>What became of an event that is raised once.</summary>
public enum RaiseOutcome
{
    /// <summary>It was raised.</summary>
    Sent,

    /// <summary>Another was raised for the same, before; this one was not.</summary>
    SentBefore,

    /// <summary>There is no such instance, or it has ended.</summary>
    Ended,
}
