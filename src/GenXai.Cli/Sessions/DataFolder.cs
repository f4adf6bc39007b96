using GenXai.Cli.Infrastructure;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Sessions;

/// <summary>Where runs are kept: <c>--data</c>, else <c>GENXAI_DATA</c>, else <c>.genxai</c>.</summary>
internal static class DataFolder
{
    public const string Variable = "GENXAI_DATA";
    public const string Default = ".genxai";

    public static string Of(CliContext context, string? option)
    {
        var named = option ?? CliContext.Variable(Variable) ?? Default;
        return named.Trim().Length == 0
            ? throw CliException.Usage("--data: expected a folder")
            : Path.GetFullPath(named, context.WorkingDirectory);
    }

    /// <summary>The folder, unless there is none: then it is not made just to look into it.</summary>
    public static string? IfExists(CliContext context, string? option)
    {
        var folder = Of(context, option);
        return Directory.Exists(folder) || File.Exists(folder) ? folder : null;
    }

    /// <summary>The folder, which must be there.</summary>
    /// <exception cref="CliException">There is no such folder, and so no such run.</exception>
    public static string Existing(CliContext context, string? option, string runId) =>
        IfExists(context, option) ?? throw CliException.Usage(
            $"{ErrorCodes.RunNotFound}: there is no run '{runId}': the data folder '{Of(context, option)}' does not exist; --data or {Variable} names another");
}
