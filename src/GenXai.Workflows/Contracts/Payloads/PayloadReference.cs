using System.Text.Json;

namespace GenXai.Workflows.Contracts.Payloads;

/// <summary>
/// What stands in history, log and state for a value above <see cref="InlineBytes"/>: <c>{"$payload": {…}}</c>. The
/// value itself is in the payload store, under the root run. What conditions and templates are known to read of it
/// stands in the outline.
/// </summary>
public sealed record PayloadReference
{
    /// <summary>The one property of an object that is a reference.</summary>
    public const string Property = "$payload";

    /// <summary>The version of the form.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Values of more bytes of UTF-8 are stored and referred to.</summary>
    public const int InlineBytes = 16 * 1024;

    /// <summary>The version of this reference's form.</summary>
    public int V { get; init; } = CurrentVersion;

    /// <summary>SHA-256 of the stored value; null for a choice.</summary>
    public string? Id { get; init; }

    /// <summary>How many bytes of UTF-8 the stored value has; null for a choice.</summary>
    public long? Bytes { get; init; }

    /// <summary>Which part of the value is meant: the path from its root; null for the whole.</summary>
    public IReadOnlyList<string>? At { get; init; }

    /// <summary>What is known of the part; null: nothing, not even whether it is there.</summary>
    public PayloadOutline? Outline { get; init; }

    /// <summary>A choice: the first of these values that is there is meant; null for a plain reference.</summary>
    public IReadOnlyList<JsonElement>? Any { get; init; }
}
