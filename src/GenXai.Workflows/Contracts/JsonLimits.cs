namespace GenXai.Workflows.Contracts;

/// <summary>Bounds of JSON that this project reads and writes.</summary>
public static class JsonLimits
{
    /// <summary>Deepest nesting of a value that a user may bring in.</summary>
    public const int MaxValueDepth = 128;

    /// <summary>Deepest nesting that readers accept: a user's value inside our envelopes.</summary>
    public const int MaxDepth = 256;
}
