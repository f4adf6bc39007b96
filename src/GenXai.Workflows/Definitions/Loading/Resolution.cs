namespace GenXai.Workflows.Definitions.Loading;

/// <summary>What a reference leads to.</summary>
/// <param name="Source">The text; null when it leads nowhere.</param>
/// <param name="Failure">Why it leads nowhere, and how to mend it.</param>
internal readonly record struct Resolution(DefinitionSource? Source, string Failure)
{
    public static Resolution Found(DefinitionSource source) => new(source, "");

    public static Resolution Missing(string failure) => new(null, failure);
}
