namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Paths as text, with forward slashes: the language itself asks no file system.</summary>
internal static class DefinitionPath
{
    public static bool IsRooted(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]));

    /// <summary>A path seen from a folder, without <c>.</c> and <c>..</c>.</summary>
    public static string Combine(string folder, string path)
    {
        var whole = IsRooted(path) ? path : folder + "/" + path;
        whole = whole.Replace('\\', '/');
        var prefix = whole.StartsWith("//", StringComparison.Ordinal) ? "//" : whole.StartsWith('/') ? "/" : "";
        var parts = new List<string>();
        foreach (var part in whole.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "..")
            {
                if (parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part is not ".")
            {
                parts.Add(part);
            }
        }

        return prefix + string.Join('/', parts);
    }

    /// <summary>The folder of a path; empty at the root.</summary>
    public static string Folder(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    public static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string NameWithoutExtension(string path)
    {
        var name = FileName(path);
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? name : name[..dot];
    }

    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool IsWithin(string path, string folder) =>
        string.Equals(path, folder, StringComparison.Ordinal)
        || folder.Length == 0
        || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>The deepest folder that holds all files.</summary>
    public static string CommonFolder(IEnumerable<string> files)
    {
        string? common = null;
        foreach (var folder in files.Select(Folder))
        {
            common ??= folder;
            while (!IsWithin(folder, common))
            {
                common = Folder(common);
            }
        }

        return common ?? "";
    }
}
