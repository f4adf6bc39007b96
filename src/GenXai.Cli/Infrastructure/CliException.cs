namespace GenXai.Cli.Infrastructure;

/// <summary>The command cannot go on; its message is all that the user sees.</summary>
internal sealed class CliException : Exception
{
    public CliException(int exitCode, string message)
        : base(message) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>Bad input, bad usage, a bad definition.</summary>
    public static CliException Usage(string message) => new(ExitCodes.BadUsage, message);
}
