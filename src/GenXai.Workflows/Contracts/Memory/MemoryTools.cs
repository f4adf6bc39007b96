using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Contracts.Memory;

/// <summary>The tools on shared memory. The interpreter makes them calls of an entity; the <c>tool</c> activity says at most what the host demands before.</summary>
public static class MemoryTools
{
    /// <summary><c>memory_write</c>.</summary>
    public const string Write = "memory_write";

    /// <summary><c>memory_read</c>.</summary>
    public const string Read = "memory_read";

    /// <summary><c>memory_search</c>.</summary>
    public const string Search = "memory_search";

    /// <summary>Their names, in ordinal order.</summary>
    public static ImmutableArray<string> Names { get; } = [Read, Search, Write];

    /// <summary>Whether a tool is one of them.</summary>
    /// <param name="tool">The tool's name.</param>
    public static bool Has(string tool) => tool is Write or Read or Search;

    /// <summary>What a tool does, for the model.</summary>
    /// <param name="tool">One of <see cref="Names"/>.</param>
    public static string Description(string tool) => tool switch
    {
        Write => "Writes to the memory that the agents share: sets a key, appends to the list under it, or removes it (value null).",
        Read => "Reads a key of the memory that the agents share.",
        _ => "Finds what the shared memory holds: by words, by the start of the key, or all of it.",
    };

    /// <summary>JSON Schema of a tool's parameters.</summary>
    /// <param name="tool">One of <see cref="Names"/>.</param>
    public static JsonElement Parameters(string tool) => tool switch
    {
        Write => WriteParameters,
        Read => ReadParameters,
        _ => SearchParameters,
    };

    private static readonly JsonElement WriteParameters = JsonValues.Parse("""
        {"type":"object","properties":{
        "key":{"type":"string","description":"The key, 1 to 200 characters."},
        "value":{"description":"The value; null removes the key."},
        "mode":{"enum":["set","append"],"description":"append adds the value to the list under the key (set)."},
        "expected_version":{"type":"integer","minimum":0,"description":"Write only if the key has this version; 0: only if it is not there."},
        "ttl_seconds":{"type":"number","exclusiveMinimum":0,"description":"How long the key lasts, in seconds."}},
        "required":["key","value"],"additionalProperties":false}
        """);

    private static readonly JsonElement ReadParameters = JsonValues.Parse("""
        {"type":"object","properties":{"key":{"type":"string","description":"The key."}},"required":["key"],"additionalProperties":false}
        """);

    private static readonly JsonElement SearchParameters = JsonValues.Parse("""
        {"type":"object","properties":{
        "query":{"type":"string","description":"Words to look for in keys and values; without it, all is listed, newest first."},
        "prefix":{"type":"string","description":"What the keys begin with."},
        "top_k":{"type":"integer","minimum":1,"maximum":100,"description":"Most items (5)."}},
        "additionalProperties":false}
        """);
}
