using GenXai.Activities.Memory.Records;

namespace GenXai.Activities.Memory.Consolidation;

/// <summary>
/// How important a memory is, 0 to 1: six parts use, four parts recency. One that is new and unused has 0.4; used
/// twice it has 0.85; unused for half a day it has 0.2.
/// </summary>
internal static class Importance
{
    /// <summary>From here on, a short-term memory becomes a long-term one.</summary>
    public const double Move = 0.8;

    /// <summary>Below this, a short-term memory is forgotten.</summary>
    public const double Forget = 0.3;

    private const double UsePart = 0.6;
    private const double RecencyPart = 0.4;
    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(12);

    public static double Of(MemoryRecord record, DateTimeOffset now)
    {
        var age = now > record.UsedAt ? now - record.UsedAt : TimeSpan.Zero;
        var use = 1 - Math.Pow(2, -record.Uses);
        var recency = Math.Pow(2, -(age / HalfLife));
        return (UsePart * use) + (RecencyPart * recency);
    }
}
