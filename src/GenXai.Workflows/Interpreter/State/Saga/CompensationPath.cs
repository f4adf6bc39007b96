namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>
/// The path of a compensation: that of what it undoes, and a mark. It is no further segment: <c>sub/compensate</c> could
/// be a node of the sub-workflow.
/// </summary>
internal static class CompensationPath
{
    private const string Mark = ":compensate";

    public static string Of(string path) => path + Mark;

    /// <summary>Whether an entry's path is a compensation's, or that of a call of one.</summary>
    public static bool Is(string? path) => path is not null && path.Contains(Mark, StringComparison.Ordinal);
}
