using GenXai.Activities.Tools;

namespace GenXai.Cli.Infrastructure;

/// <summary>What a command knows of the world: streams, environment, whether a person sits there.</summary>
internal sealed class CliContext : IAsyncDisposable
{
    private readonly Lazy<ToolOptions> _tools = new(ReadTools);


    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Whether a person reads and types: lists are drawn, questions are asked.</summary>
    public required bool IsTerminal { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>Fires when the user interrupts.</summary>
    public required CancellationToken Interrupted { get; init; }

    public static CliContext OfConsole(CancellationToken interrupted) => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        IsTerminal = !Console.IsOutputRedirected && !Console.IsInputRedirected,
        WorkingDirectory = Environment.CurrentDirectory,
        Interrupted = interrupted,
    };

    /// <summary>The tools that the environment configures; read when a command needs them.</summary>
    /// <exception cref="CliException">The configuration has a fault.</exception>
    public ToolOptions Tools => _tools.Value;

    /// <summary>The tools of this program, for loading workflows.</summary>
    public HostTools HostTools => new(Tools, line => Error.WriteLine($"genxai: {line}"));

    /// <summary>Stops the MCP servers that the command has used.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_tools.IsValueCreated)
        {
            await _tools.Value.Mcp.DisposeAsync();
        }
    }

    private static ToolOptions ReadTools()
    {
        try
        {
            return ToolOptions.FromEnvironment(Variable);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage($"the tools' configuration: {exception.Message}");
        }
    }

    /// <summary>An environment variable; null when it is not set or empty.</summary>
    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
