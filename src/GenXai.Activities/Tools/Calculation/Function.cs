namespace GenXai.Activities.Tools.Calculation;

/// <summary>A function of expressions.</summary>
/// <param name="Fewest">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Apply">Computes it.</param>
internal sealed record Function(int Fewest, int Most, Func<IReadOnlyList<Number>, Number> Apply);
