using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Files;

/// <summary>The <c>file_writer</c> tool.</summary>
internal sealed class FileWriterTool : FileTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "file_writer",
        Description = "Writes a text file in the folder of the file tools, in one step, or appends to it.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1, "description": "The path, relative to the folder of the file tools."},
                "content": {"description": "What to write: a text as it is, anything else as JSON."},
                "encoding": {"type": "string", "enum": ["utf-8", "ascii", "latin-1", "utf-16"], "description": "The encoding (utf-8)."},
                "mode": {"type": "string", "enum": ["write", "append"], "description": "Whether to replace the file or to add to it (write)."},
                "create_dirs": {"type": "boolean", "description": "Whether missing folders are made (true)."}
              },
              "required": ["path", "content"],
              "additionalProperties": false
            }
            """,
        Result = "`{path, success, bytes_written, file_size, encoding, mode}`",
        Errors = "a path that leads out of the folder; a missing folder; a file over the limit",
        Limits = "one folder, symbolic links followed and judged; 10 MiB; a reader sees the old content or the new, never a part",
    };

    public FileWriterTool(FileGuard guard)
        : base(TheCard, guard)
    {
    }

    protected override async Task<JsonElement> WorkAsync(ToolArguments arguments, string path, CancellationToken cancellationToken)
    {
        var encoding = arguments.TextOrNull("encoding") ?? "utf-8";
        var mode = arguments.TextOrNull("mode") ?? "write";
        var added = EncodingOf(encoding).GetBytes(arguments.TextOrNull("content") ?? string.Empty);
        if (arguments.Flag("create_dirs", otherwise: true))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        if (Directory.Exists(path))
        {
            throw arguments.Fault($"'{arguments.Text("path")}' is a folder");
        }

        // Appending goes through a new file as well, so that a crash leaves no half of it.
        byte[] content = mode == "append" && File.Exists(path)
            ? [.. await FileGuard.ReadAsync(Name, path, arguments.Text("path"), Guard.MaxFileBytes, cancellationToken), .. added]
            : added;
        if (content.Length > Guard.MaxFileBytes)
        {
            throw arguments.Fault($"'{arguments.Text("path")}' would have {content.Length} bytes, the limit is {Guard.MaxFileBytes}");
        }

        await FileGuard.WriteAsync(path, content, cancellationToken);
        return Result.Of(new JsonObject
        {
            ["path"] = Guard.Show(Name, path),
            ["success"] = true,
            ["bytes_written"] = added.Length,
            ["file_size"] = content.Length,
            ["encoding"] = encoding,
            ["mode"] = mode,
        });
    }
}
