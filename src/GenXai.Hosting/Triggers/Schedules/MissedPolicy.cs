namespace GenXai.Hosting.Triggers.Schedules;

/// <summary>What becomes of times at which no host was at work.</summary>
internal enum MissedPolicy
{
    /// <summary>However many were missed, one run starts, for the latest.</summary>
    Once,

    /// <summary>They are passed over.</summary>
    Skip,

    /// <summary>A run starts for each.</summary>
    All,
}
