namespace GenXai.Cli.Tests.Support;

/// <summary>What a call of the command line gave.</summary>
public sealed record Outcome(int ExitCode, string Out, string Error);
