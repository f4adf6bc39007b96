using System.Text.Json;

namespace GenXai.Workflows.Contracts.Payloads;

/// <summary>What is known of a stored value, or of a part of it, without reading it.</summary>
/// <param name="Type">string, list, object, number, boolean, null; or missing.</param>
/// <param name="Length">Characters of a string, elements of a list, keys of an object; null for the others.</param>
/// <param name="Value">The value, where it is at most 1 KiB: a scalar, or an empty list or object; null where it is not given.</param>
/// <param name="Fields">What is known of its parts; null for nothing.</param>
public sealed record PayloadOutline(string Type, int? Length = null, JsonElement? Value = null, IReadOnlyList<PayloadField>? Fields = null)
{
    /// <summary>The type of a part that is not there.</summary>
    public const string Missing = "missing";

    /// <summary>Largest value that an outline gives, in bytes of UTF-8.</summary>
    public const int MaxValueBytes = 1024;
}
