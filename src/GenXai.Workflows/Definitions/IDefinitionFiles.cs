namespace GenXai.Workflows.Definitions;

/// <summary>Where the reader finds files. The language itself does no I/O.</summary>
public interface IDefinitionFiles
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">An absolute or working-directory-relative path.</param>
    /// <returns>The text, or why it could not be read.</returns>
    DefinitionFile Read(string path);

    /// <summary>The YAML files that stand beside a file, itself included, sorted ordinally.</summary>
    /// <param name="path">The file.</param>
    IReadOnlyList<string> Siblings(string path);

    /// <summary>The working directory: the highest folder that is searched for references, absolute.</summary>
    string WorkingDirectory { get; }
}
