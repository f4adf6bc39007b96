using GenXai.Activities.Scripts;
using GenXai.Cli.Infrastructure;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.Sessions;

/// <summary>Reads the file that <c>--script</c> names.</summary>
internal static class ScriptFile
{
    /// <summary>Reads a script; without a file it is empty.</summary>
    /// <exception cref="CliException">The file cannot be read or has faults.</exception>
    public static Script Read(CliContext context, string? path)
    {
        if (path is null)
        {
            return Script.Empty;
        }

        var faults = new DiagnosticBag();
        var root = YamlReader.Read(TextFile.Read(context, path, "--script"), path, faults);
        if (root is null)
        {
            throw CliException.Usage(string.Join('\n', faults.ToSortedArray()));
        }

        try
        {
            return ScriptReader.Read(root.ToJson());
        }
        catch (ScriptException exception)
        {
            throw CliException.Usage(string.Join('\n', exception.Faults.Select(fault => $"{path}: {fault}")));
        }
    }
}
