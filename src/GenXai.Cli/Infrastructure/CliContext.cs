namespace GenXai.Cli.Infrastructure;

/// <summary>What a command knows of the world: streams, environment, whether a person sits there.</summary>
internal sealed class CliContext
{
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

    /// <summary>An environment variable; null when it is not set or empty.</summary>
    public static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
