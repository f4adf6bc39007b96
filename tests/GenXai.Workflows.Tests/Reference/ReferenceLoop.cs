namespace GenXai.Workflows.Tests.Reference;

/// <summary>A loop (rule 3): its nodes, those of inner loops included, and its head.</summary>
internal sealed record ReferenceLoop(string Head, HashSet<string> Members, ReferenceLoop? Outer)
{
    /// <summary>How many loops it lies in.</summary>
    public int Depth => Outer is null ? 0 : Outer.Depth + 1;
}
