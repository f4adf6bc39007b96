using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Files;

/// <summary>The <c>directory_scanner</c> tool. It does not go into symbolic links.</summary>
internal sealed class DirectoryScannerTool : FileTool
{
    private const int MostEntries = 10_000;

    private static readonly ToolCard TheCard = new()
    {
        Name = "directory_scanner",
        Description = "Lists the files and folders under a folder of the file tools, with sizes and types.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1, "description": "The folder, relative to the folder of the file tools; . for that one."},
                "recursive": {"type": "boolean", "description": "Whether to go into folders (true)."},
                "include_hidden": {"type": "boolean", "description": "Whether names that start with a dot count (false)."},
                "file_pattern": {"type": "string", "minLength": 1, "maxLength": 200, "description": "Only files of this pattern, such as *.txt."},
                "max_depth": {"type": "integer", "minimum": 1, "maximum": 50, "description": "How deep to go (10)."}
              },
              "required": ["path"],
              "additionalProperties": false
            }
            """,
        Result = "`{path, files: [{name, path, size, extension, modified, depth}], directories: [{name, path, depth}], file_count, directory_count, total_size, file_types, truncated}`, in ordinal order",
        Errors = "a path that leads out of the folder; no such folder",
        Limits = "one folder, folders that are symbolic links are listed but not entered, files that are links are left out; 10,000 entries, then `truncated: true`",
    };

    public DirectoryScannerTool(FileGuard guard)
        : base(TheCard, guard)
    {
    }

    protected override Task<JsonElement> WorkAsync(ToolArguments arguments, string path, CancellationToken cancellationToken)
    {
        var files = new JsonArray();
        var folders = new JsonArray();
        var types = new SortedDictionary<string, (int Count, long Size)>(StringComparer.Ordinal);
        var total = 0L;
        var truncated = false;
        foreach (var (entry, depth) in Entries(new DirectoryInfo(path), arguments, cancellationToken))
        {
            truncated = files.Count + folders.Count >= MostEntries;
            if (truncated)
            {
                break;
            }

            if (entry is FileInfo file)
            {
                files.Add((JsonNode)Describe(file, depth));
                var (count, size) = types.GetValueOrDefault(file.Extension);
                types[file.Extension] = (count + 1, size + file.Length);
                total += file.Length;
            }
            else
            {
                folders.Add((JsonNode)new JsonObject { ["name"] = entry.Name, ["path"] = Guard.Show(Name, entry.FullName), ["depth"] = depth });
            }
        }

        return Task.FromResult(Result.Of(new JsonObject
        {
            ["path"] = Guard.Show(Name, path),
            ["file_count"] = files.Count,
            ["directory_count"] = folders.Count,
            ["total_size"] = total,
            ["truncated"] = truncated,
            ["file_types"] = Types(types),
            ["files"] = files,
            ["directories"] = folders,
        }));
    }

    private static JsonObject Types(SortedDictionary<string, (int Count, long Size)> types)
    {
        var described = new JsonObject();
        foreach (var (extension, (count, size)) in types)
        {
            described[extension.Length == 0 ? "(none)" : extension] = new JsonObject { ["count"] = count, ["total_size"] = size };
        }

        return described;
    }

    private static IEnumerable<(FileSystemInfo Entry, int Depth)> Entries(DirectoryInfo root, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var (hidden, pattern) = (arguments.Flag("include_hidden", otherwise: false), arguments.TextOrNull("file_pattern"));
        var deepest = arguments.Flag("recursive", otherwise: true) ? arguments.Whole("max_depth", 10) : 1;
        var open = new Queue<(DirectoryInfo Folder, int Depth)>([(root, 0)]);
        while (open.TryDequeue(out var each))
        {
            foreach (var entry in each.Folder.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!hidden && entry.Name.StartsWith('.'))
                {
                    continue;
                }

                if (entry is DirectoryInfo folder)
                {
                    yield return (entry, each.Depth);
                    if (folder.LinkTarget is null && each.Depth + 1 < deepest)
                    {
                        open.Enqueue((folder, each.Depth + 1));
                    }
                }
                else if (entry.LinkTarget is null && (pattern is null || FileSystemName.MatchesSimpleExpression(pattern, entry.Name)))
                {
                    yield return (entry, each.Depth);
                }
            }
        }
    }

    private JsonObject Describe(FileInfo file, int depth) => new()
    {
        ["name"] = Result.Text(file.Name),
        ["path"] = Result.Text(Guard.Show(Name, file.FullName)),
        ["size"] = file.Length,
        ["extension"] = Result.Text(file.Extension),
        ["modified"] = file.LastWriteTimeUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["depth"] = depth,
    };
}
