using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>
/// Secrets from a file of <c>NAME=value</c> lines, a JSON file of texts by name, or a folder with a file per secret (as
/// Kubernetes mounts them). It is read again when it has changed.
/// </summary>
internal sealed partial class FileSecretSource : ISecretSource
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private (DateTime WrittenAt, long Length, ImmutableDictionary<string, string> Secrets)? _known;

    public FileSecretSource(string path) => _path = Path.GetFullPath(path);

    public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult(Directory.Exists(_path) ? InFolder(name) : InFile(name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"cannot be read: {exception.Message}", exception);
        }
        catch (FormatException exception)
        {
            throw Fault(exception.Message, exception);
        }
    }

    // Only names that a template can have: none leads out of the folder.
    private string? InFolder(string name)
    {
        var file = Path.Combine(_path, name);
        return NamePattern().IsMatch(name) && File.Exists(file) ? File.ReadAllText(file).TrimEnd('\r', '\n') : null;
    }

    private string? InFile(string name)
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
        {
            throw Fault("does not exist; expected a file of NAME=value lines, a .json file, or a folder with a file per secret", null);
        }

        lock (_gate)
        {
            if (_known is not { } known || known.WrittenAt != file.LastWriteTimeUtc || known.Length != file.Length)
            {
                known = (file.LastWriteTimeUtc, file.Length, SecretFile.Read(_path, File.ReadAllText(_path)));
                _known = known;
            }

            return known.Secrets.GetValueOrDefault(name);
        }
    }

    private ToolException Fault(string what, Exception? cause) =>
        new($"the secrets of this host: {_path} ({SecretSources.FileSetting}) {what}", transient: false, cause);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();
}
