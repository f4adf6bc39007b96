namespace GenXai.Workflows.Contracts.Memory;

/// <summary>The operations of the entity that holds a shared memory.</summary>
public static class MemoryOperations
{
    /// <summary>The entity's kind.</summary>
    public const string EntityName = "memory";

    /// <summary>Writes, appends or removes a key.</summary>
    public const string Write = "write";

    /// <summary>Reads a key.</summary>
    public const string Read = "read";

    /// <summary>Finds keys by words and prefix; without words, lists them.</summary>
    public const string Search = "search";

    /// <summary>Holds what is given instead of what is there; versions never fall.</summary>
    public const string Load = "load";

    /// <summary>Forgets everything.</summary>
    public const string Clear = "clear";
}
