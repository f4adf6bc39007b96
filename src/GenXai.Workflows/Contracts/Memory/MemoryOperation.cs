using System.Text.Json;

namespace GenXai.Workflows.Contracts.Memory;

/// <summary>The input of an operation on a shared memory.</summary>
public sealed record MemoryOperation
{
    /// <summary>The idempotency key of the call; null for an operation that changes nothing.</summary>
    public string? Id { get; init; }

    /// <summary>The key; null where all are meant.</summary>
    public string? Key { get; init; }

    /// <summary>What is written; null or JSON null removes the key.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Whether the value is added to the end of the list under the key.</summary>
    public bool Append { get; init; }

    /// <summary>The version that the key must have; 0: it must not be there; null: any.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>How long the key lasts, in seconds; null: it stays.</summary>
    public double? TtlSeconds { get; init; }

    /// <summary>What the run knows under the key where the entity has nothing yet, such as an agent's reply; null for nothing.</summary>
    public JsonElement? Known { get; init; }

    /// <summary>Words that are looked for.</summary>
    public string? Query { get; init; }

    /// <summary>What the keys begin with; null: all keys.</summary>
    public string? Prefix { get; init; }

    /// <summary>Most items of the answer.</summary>
    public int? TopK { get; init; }

    /// <summary>Most keys.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Most bytes of all values, as UTF-8 JSON.</summary>
    public long? MaxBytes { get; init; }
}
