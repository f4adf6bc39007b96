using System.Text.RegularExpressions;

namespace GenXai.Hosting.People;

/// <summary>Paths of nodes from the root run, such as <c>review/ask[2]</c>.</summary>
internal static partial class RunPaths
{
    /// <summary>The path as people address it: without the pass and the attempt of a sub-workflow's node (<c>sub@2~3/ok</c> is <c>sub/ok</c>).</summary>
    public static string Addressed(string path) => Passes().Replace(path, "");

    /// <summary>The path of the nodes alone: <c>ask[2]</c> is <c>ask</c>.</summary>
    public static string WithoutElements(string path) => Elements().Replace(path, "");

    /// <summary>The path of who makes a call, or is undone: <c>ask[2]:3</c> and <c>ask[2]:compensate</c> are <c>ask[2]</c>.</summary>
    public static string WithoutCalls(string path) => Calls().Replace(path, "");

    /// <summary>Whether a path is an element or a call of another.</summary>
    public static bool IsPartOf(string part, string path) =>
        part.Length > path.Length && part.StartsWith(path, StringComparison.Ordinal) && part[path.Length] is ('[' or ':');

    [GeneratedRegex(@"[@~]\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passes();

    [GeneratedRegex(@":(\d+|compensate)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elements();
}
