using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Sessions;

/// <summary>The workflow files that arguments name: files as they are, folders with all that stands in them.</summary>
internal static class WorkflowFiles
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, IgnoreInaccessible = false };

    /// <summary>The workflow files.</summary>
    /// <exception cref="CliException">A path does not exist, or a folder holds no workflow.</exception>
    public static IReadOnlyList<string> Find(CliContext context, IEnumerable<string> paths) =>
        Walk(context, paths, IsWorkflow, "workflow file (*.yaml with a top-level 'workflow:')");

    /// <summary>The workflow tests.</summary>
    /// <exception cref="CliException">A path does not exist, or a folder holds no tests.</exception>
    public static IReadOnlyList<string> FindTests(CliContext context, IEnumerable<string> paths) =>
        Walk(context, paths, IsTest, "workflow test (*.test.yaml)");

    private static List<string> Walk(CliContext context, IEnumerable<string> paths, Func<string, bool> wanted, string what)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path, context.WorkingDirectory);
            if (Directory.Exists(full))
            {
                var inside = Directory.EnumerateFiles(full, "*", Deep)
                    .Where(wanted)
                    .Select(file => Path.Combine(path, Path.GetRelativePath(full, file)))
                    .Order(StringComparer.Ordinal)
                    .ToList();
                found.AddRange(inside.Count > 0 ? inside : throw CliException.Usage($"there is no {what} in the folder '{path}'"));
            }
            else
            {
                found.Add(File.Exists(full) ? path : throw CliException.Usage($"there is no file or folder '{path}'"));
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsTest(string file) =>
        file.EndsWith(".test.yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".test.yml", StringComparison.OrdinalIgnoreCase);

    // A folder holds other YAML too (agents, scripts): only what says that it is a workflow counts.
    private static bool IsWorkflow(string file) =>
        (file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        && !IsTest(file)
        && File.ReadLines(file).Any(line => line.StartsWith("workflow:", StringComparison.Ordinal) || line.StartsWith("\"workflow\"", StringComparison.Ordinal));
}
