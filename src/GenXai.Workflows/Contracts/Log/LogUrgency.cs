namespace GenXai.Workflows.Contracts.Log;

/// <summary>When an entry is written that no call has taken along.</summary>
internal enum LogUrgency
{
    /// <summary>With the next call, or at the end: nobody misses it while the run stands still.</summary>
    Later,

    /// <summary>When the run comes to rest.</summary>
    AtRest,

    /// <summary>At once: someone outside waits to read it, such as a person who is asked.</summary>
    Now,
}
