using GenXai.Activities.Memory.Records;

namespace GenXai.Activities.Memory;

/// <summary>Notes that a memory was of use: once per call, however often the call is repeated.</summary>
internal static class MemoryUse
{
    private const int RememberedCalls = 8;

    /// <summary>A memory that a prompt showed.</summary>
    public static MemoryRecord Recalled(MemoryRecord record, MemoryTurn turn) => Touch(record, turn, MarkOf(turn));

    /// <summary>Whether this call has not yet noted that it recalled the memory.</summary>
    public static bool IsNew(MemoryRecord record, MemoryTurn turn) => !record.Calls.Contains(MarkOf(turn), StringComparer.Ordinal);

    /// <summary>A memory that the turn confirms.</summary>
    public static MemoryRecord Touch(MemoryRecord record, MemoryTurn turn) => Touch(record, turn, turn.Key);

    // One call may both recall a memory and confirm it.
    private static string MarkOf(MemoryTurn turn) => $"{turn.Key}#recalled";

    private static MemoryRecord Touch(MemoryRecord record, MemoryTurn turn, string mark) => record with
    {
        Uses = record.Uses + 1,
        UsedAt = turn.Now > record.UsedAt ? turn.Now : record.UsedAt,
        Calls = [.. record.Calls.Skip(Math.Max(0, record.Calls.Count + 1 - RememberedCalls)), mark],
    };
}
