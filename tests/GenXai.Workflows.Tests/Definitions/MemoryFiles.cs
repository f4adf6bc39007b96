using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Definitions;

/// <summary>Files in memory, under an absolute working directory.</summary>
internal sealed class MemoryFiles(string workingDirectory = "/work") : IDefinitionFiles
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public List<string> Reads { get; } = [];

    public string WorkingDirectory { get; } = workingDirectory;

    public MemoryFiles With(string path, string text)
    {
        _files[path.StartsWith('/') ? path : $"{WorkingDirectory}/{path}"] = text;
        return this;
    }

    public DefinitionFile Read(string path)
    {
        Reads.Add(path);
        return _files.TryGetValue(path, out var text) ? new DefinitionFile(text, true, null) : new DefinitionFile(null, false, null);
    }

    public IReadOnlyList<string> Siblings(string path)
    {
        var folder = path[..path.LastIndexOf('/')];
        return [.. _files.Keys.Where(key => string.Equals(key[..key.LastIndexOf('/')], folder, StringComparison.Ordinal))];
    }
}
