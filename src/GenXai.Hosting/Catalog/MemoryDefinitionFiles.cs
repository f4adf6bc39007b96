using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Catalog;

/// <summary>Definitions that a caller sent, and those of the catalogue, as files of a file system that exists nowhere.</summary>
internal sealed class MemoryDefinitionFiles : IDefinitionFiles
{
    private const string Root = "/genxai";
    private readonly ImmutableSortedDictionary<string, string> _files;

    private MemoryDefinitionFiles(ImmutableSortedDictionary<string, string> files) => _files = files;

    /// <inheritdoc />
    public string WorkingDirectory => Root;

    /// <summary>The files of a caller, with other bundles in folders of their own.</summary>
    /// <param name="files">Texts by relative path.</param>
    /// <param name="bundles">Bundles by folder, relative.</param>
    public static MemoryDefinitionFiles Of(
        IEnumerable<KeyValuePair<string, string>> files, IEnumerable<KeyValuePair<string, WorkflowBundle>> bundles)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            all[$"{Root}/{path}"] = text;
        }

        foreach (var (folder, bundle) in bundles)
        {
            foreach (var (path, text) in bundle.Files)
            {
                all[$"{Root}/{folder}/{path}"] = text;
            }
        }

        return new MemoryDefinitionFiles(all.ToImmutable());
    }

    /// <inheritdoc />
    public DefinitionFile Read(string path) => _files.TryGetValue(Full(path), out var text)
        ? new DefinitionFile(text, Exists: true, null)
        : new DefinitionFile(null, Exists: false, null);

    /// <inheritdoc />
    public IReadOnlyList<string> Siblings(string path)
    {
        var full = Full(path);
        var folder = full[..(full.LastIndexOf('/') + 1)];
        return
        [
            .. _files.Keys.Where(file =>
                file.StartsWith(folder, StringComparison.Ordinal)
                && file.IndexOf('/', folder.Length) < 0
                && SubmittedFiles.IsYaml(file)
                && !file.EndsWith(".test.yaml", StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private static string Full(string path) => path.StartsWith('/') ? path : $"{Root}/{path}";
}
