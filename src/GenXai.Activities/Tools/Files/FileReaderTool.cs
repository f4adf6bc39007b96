using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Files;

/// <summary>The <c>file_reader</c> tool.</summary>
internal sealed class FileReaderTool : FileTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "file_reader",
        Description = "Reads a text file from the folder of the file tools.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "path": {"type": "string", "minLength": 1, "description": "The path, relative to the folder of the file tools."},
                "encoding": {"type": "string", "enum": ["utf-8", "ascii", "latin-1", "utf-16"], "description": "The encoding (utf-8)."},
                "max_size": {"type": "integer", "minimum": 1, "description": "The largest size in bytes (10485760); the host's own limit holds too."}
              },
              "required": ["path"],
              "additionalProperties": false
            }
            """,
        Result = "`{path, content, size, encoding, lines}`",
        Errors = "a path that leads out of the folder; no such file; a file over the limit; bytes that are no text",
        Limits = "one folder, symbolic links followed and judged; 10 MiB",
    };

    public FileReaderTool(FileGuard guard)
        : base(TheCard, guard)
    {
    }

    protected override async Task<JsonElement> WorkAsync(ToolArguments arguments, string path, CancellationToken cancellationToken)
    {
        var encoding = arguments.TextOrNull("encoding") ?? "utf-8";
        var limit = (int)Math.Min(arguments.Number("max_size") ?? int.MaxValue, Guard.MaxFileBytes);
        var bytes = await FileGuard.ReadAsync(Name, path, arguments.Text("path"), limit, cancellationToken);
        using var reader = new StreamReader(new MemoryStream(bytes), EncodingOf(encoding), detectEncodingFromByteOrderMarks: true);
        var content = await reader.ReadToEndAsync(cancellationToken);
        return Result.Of(new JsonObject
        {
            ["path"] = Guard.Show(Name, path),
            ["content"] = Result.Text(content),
            ["size"] = bytes.Length,
            ["encoding"] = encoding,
            ["lines"] = content.Length == 0 ? 0 : content.AsSpan().TrimEnd('\n').Count('\n') + 1,
        });
    }
}
