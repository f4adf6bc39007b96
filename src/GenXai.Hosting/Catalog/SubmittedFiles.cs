using System.Collections.Immutable;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Hosting.Catalog;

/// <summary>The files of a workflow as a caller sends them: texts by relative path.</summary>
public sealed class SubmittedFiles
{
    private const int MaxFiles = 1000;
    private const int MaxPathLength = 400;

    /// <summary>Takes the files.</summary>
    /// <param name="files">Texts by relative path with forward slashes, 1 to 1,000.</param>
    /// <param name="main">The path of the main file; null: the one whose workflow has the wanted name.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: there is no file, or a path is none.</exception>
    public SubmittedFiles(IEnumerable<KeyValuePair<string, string>> files, string? main = null)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            RequirePath(path);
            all[path] = text;
        }

        if (all.Count is 0 or > MaxFiles)
        {
            throw Bad(FormattableString.Invariant($"'files' holds {all.Count} files; expected 1 to {MaxFiles}, as {{\"path.yaml\": \"text\"}}"));
        }

        if (main is not null && !all.ContainsKey(main))
        {
            throw Bad($"'main' is '{main}', which is none of 'files': {string.Join(", ", all.Keys)}");
        }

        Files = all.ToImmutable();
        Main = main;
    }

    /// <summary>Texts by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; }

    /// <summary>The path of the main file, if the caller named it.</summary>
    public string? Main { get; }

    /// <summary>The main file of the workflow of a name.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is not clear which one it is.</exception>
    public string MainOf(string name)
    {
        if (Main is not null)
        {
            return Main;
        }

        var workflows = Workflows();
        List<string> named =
        [
            .. Files.Keys.Where(path => string.Equals(NameIn(path), name, StringComparison.Ordinal)),
        ];
        if (named.Count == 0)
        {
            named = workflows.Count == 1 ? workflows
                : [.. Files.Keys.Where(path => string.Equals(Path.GetFileNameWithoutExtension(path), name, StringComparison.Ordinal))];
        }

        return named.Count switch
        {
            1 => named[0],
            0 => throw Bad($"none of 'files' is a workflow called '{name}'; name the main file with 'main'"),
            _ => throw Bad($"{string.Join(" and ", named)} are both a workflow called '{name}'; name the main file with 'main'"),
        };
    }

    /// <summary>The main file if it was named, else every file that is a workflow; else every file.</summary>
    public IReadOnlyList<string> Candidates()
    {
        if (Main is not null)
        {
            return [Main];
        }

        var workflows = Workflows();
        return workflows.Count > 0 ? workflows : [.. Files.Keys];
    }

    /// <summary>The names of the workflows among the files.</summary>
    internal IEnumerable<string> Names() => Files.Keys.Select(NameIn).OfType<string>();

    internal static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static WorkflowClientException Bad(string message) => new(ErrorCodes.InvalidInput, message);

    private static void RequirePath(string path)
    {
        if (path.Length is 0 or > MaxPathLength
            || path.Contains('\\', StringComparison.Ordinal)
            || path.Contains(':', StringComparison.Ordinal)
            || path.Any(char.IsControl)
            || path.Split('/').Any(part => part is "" or "." or ".."))
        {
            throw Bad($"'{path}' is no path of a file; expected a relative one with forward slashes and without '..', such as agents/team.yaml");
        }
    }

    private List<string> Workflows() => [.. Files.Keys.Where(path => Root(path) is YamlMapping root && root.Find("workflow") is not null)];

    private string? NameIn(string path) =>
        (((Root(path) as YamlMapping)?.Find("workflow") as YamlMapping)?.Find("name") as YamlScalar)?.Text;

    // Faults are reported when the file is loaded; here only its shape is of interest.
    private YamlNode? Root(string path) => YamlReader.Read(Files[path], path, new DiagnosticBag());
}
