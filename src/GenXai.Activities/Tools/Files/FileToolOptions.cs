namespace GenXai.Activities.Tools.Files;

/// <summary>What the file tools and <c>sql_query</c> may touch.</summary>
public sealed record FileToolOptions
{
    /// <summary>The folder that they stay under. Relative paths count from the working directory; the first write makes it.</summary>
    public string Root { get; init; } = "files";

    /// <summary>The largest file that is read or written, in bytes (10 MiB).</summary>
    public int MaxFileBytes { get; init; } = 10 * 1024 * 1024;
}
