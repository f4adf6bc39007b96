using Microsoft.Extensions.VectorData;

namespace GenXai.Activities.Memory.Records;

/// <summary>One memory of an agent, of any kind.</summary>
public sealed record MemoryRecord
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = CurrentVersion;

    /// <summary>Its id, a hash: of the call that made it, or of what it says.</summary>
    [VectorStoreKey]
    public required string Id { get; init; }

    /// <summary>Whose it is: the workflow's name, a slash, the agent's id.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Owner { get; init; }

    /// <summary>Its kind, such as <c>long_term</c>.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Kind { get; init; }

    /// <summary>The root run that it comes from.</summary>
    [VectorStoreData(IsIndexed = true)]
    public string? Run { get; init; }

    /// <summary>What it says, as a prompt shows it.</summary>
    [VectorStoreData]
    public required string Text { get; init; }

    /// <summary>What its kind knows beside that; null for nothing.</summary>
    [VectorStoreData]
    public MemoryDetails? Details { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [VectorStoreData]
    public DateTimeOffset At { get; init; }

    /// <summary>When it was last of use, UTC.</summary>
    [VectorStoreData]
    public DateTimeOffset UsedAt { get; init; }

    /// <summary>How often it was of use.</summary>
    [VectorStoreData]
    public int Uses { get; init; }

    /// <summary>The keys of the newest calls that changed it: a call that is repeated changes it once.</summary>
    [VectorStoreData]
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>The embedding model of <see cref="Vector"/>; vectors of different ones are not compared.</summary>
    [VectorStoreData]
    public string? Model { get; init; }

    /// <summary>Where its meaning lies; of length one.</summary>
    [VectorStoreVector(384)]
    [System.Text.Json.Serialization.JsonIgnore]
    public ReadOnlyMemory<float> Vector { get; init; }
}
