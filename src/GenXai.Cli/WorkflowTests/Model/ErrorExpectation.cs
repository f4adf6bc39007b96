namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>What a test expects of a run's error; null: not said.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Node">Its node.</param>
/// <param name="Contains">Texts that its message must contain.</param>
internal sealed record ErrorExpectation(string? Code, string? Node, IReadOnlyList<string> Contains);
