namespace GenXai.Hosting.Embedded;

/// <summary>What a commit survives.</summary>
public enum Durability
{
    /// <summary>The death of the process; a loss of power may drop the newest commits, but damages nothing.</summary>
    Process,

    /// <summary>The loss of power too.</summary>
    Power,
}
