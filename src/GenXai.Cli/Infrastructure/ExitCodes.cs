namespace GenXai.Cli.Infrastructure;

/// <summary>What the program's exit code says (product.md, section 12).</summary>
internal static class ExitCodes
{
    public const int Completed = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;
    public const int Waiting = 3;
    public const int Interrupted = 130;
}
