using GenXai.Hosting.Catalog;

namespace GenXai.Cli.Infrastructure;

/// <summary>Reads a file that an argument names.</summary>
internal static class TextFile
{
    /// <summary>Reads the whole file.</summary>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static string Read(CliContext context, string path, string name)
    {
        if (path.Length == 0)
        {
            throw CliException.Usage($"{name}: a file name is expected after '@'");
        }

        var file = new DiskDefinitionFiles(context.WorkingDirectory).Read(path);
        if (!file.Exists)
        {
            throw CliException.Usage($"{name}: there is no file '{path}'");
        }

        return file.Text ?? throw CliException.Usage($"{name}: cannot read '{path}': {file.Error}");
    }
}
