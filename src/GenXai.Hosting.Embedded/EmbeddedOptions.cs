using GenXai.Activities.Time;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Hosting.Encryption;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenXai.Hosting.Embedded;

/// <summary>How to open an embedded host.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>Makes what the host runs; called once, at opening.</summary>
    public required Func<EmbeddedServices, EmbeddedProgram> Program { get; init; }

    /// <summary>The folder that holds everything; null: the store is <see cref="Memory"/>.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The store in memory, when there is no data folder; null: a new one.</summary>
    public EmbeddedMemory? Memory { get; init; }

    /// <summary>What a commit survives.</summary>
    public Durability Durability { get; init; } = Durability.Process;

    /// <summary>The master keys that values are encrypted with; null: nothing is encrypted, and a folder that is cannot be opened.</summary>
    public MasterKeys? Keys { get; init; }

    /// <summary>Real time, or a <see cref="Time.VirtualClock"/> of this host's own.</summary>
    public IActivityClock Clock { get; init; } = new SystemActivityClock();

    /// <summary>Which instances the host drives.</summary>
    public DriveScope Drive { get; init; } = DriveScope.All;

    /// <summary>How many activities run at once, 1 or more; the others wait their turn, first come, first served.</summary>
    public int MaxConcurrentActivities { get; init; } = 4096;

    /// <summary>How many bytes of live instances are kept in memory, roughly; those at rest longest are let go first.</summary>
    public long MaxLiveBytes { get; init; } = 256L << 20;

    /// <summary>Rebuild every instance from its history at every step; null: as environment variable GENXAI_REPLAY=always says.</summary>
    public bool? ReplayAlways { get; init; }

    /// <summary>
    /// Under virtual time: asked whenever nothing can run and time would move on. The clock stands still until its
    /// task ends; true means that it did something (sent an event), so that time must not move yet. It is asked
    /// again only after something happened.
    /// </summary>
    public Func<CancellationToken, Task<bool>>? BeforeTimeMoves { get; init; }

    /// <summary>How long a stop waits for activities at work; what has not ended then runs again later.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where the host logs.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>For tests: called on the engine's thread after each commit and before anything is sent out; true kills the host there.</summary>
    internal Func<long, bool>? KillAfterCommit { get; init; }

    /// <summary>For tests: told each step on the engine's thread before it is written.</summary>
    internal Action<TakenStep>? OnStep { get; init; }
}
