using System.Text;
using System.Text.Json;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Files;

/// <summary>What the file tools share: paths are resolved under the root, failures of the file system are the tool's.</summary>
internal abstract class FileTool : BuiltInTool
{
    protected FileTool(ToolCard card, FileGuard guard)
        : base(card) => Guard = guard;

    protected FileGuard Guard { get; }

    public sealed override Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.Run(() => GuardedAsync(new ToolArguments(Name, arguments), cancellationToken), cancellationToken);

    protected abstract Task<JsonElement> WorkAsync(ToolArguments arguments, string path, CancellationToken cancellationToken);

    protected static Encoding EncodingOf(string name) => Encoding.GetEncoding(
        name == "latin-1" ? "iso-8859-1" : name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private async Task<JsonElement> GuardedAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var asked = arguments.Text("path");
        var path = Guard.Resolve(Name, asked);
        try
        {
            return await WorkAsync(arguments, path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw arguments.Fault($"'{asked}' does not exist", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw arguments.Fault(Directory.Exists(path) ? $"'{asked}' is a folder" : $"'{asked}' may not be read or written by this host", exception);
        }
        catch (IOException exception)
        {
            throw arguments.Fault($"'{asked}': {exception.GetType().Name} ({exception.HResult:x8})", exception, transient: true);
        }
        catch (Exception exception) when (exception is DecoderFallbackException or EncoderFallbackException)
        {
            throw arguments.Fault($"'{asked}' is no text in the encoding {arguments.TextOrNull("encoding") ?? "utf-8"}; name the right one in 'encoding'", exception);
        }
    }
}
