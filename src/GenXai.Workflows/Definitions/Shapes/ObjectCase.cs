namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>What a key of any content holds where another key has a certain value.</summary>
/// <param name="When">The other key.</param>
/// <param name="Is">Its value.</param>
/// <param name="Key">The key.</param>
/// <param name="Shape">What it then holds.</param>
internal sealed record ObjectCase(string When, string Is, string Key, ObjectShape Shape);
