using GenXai.Activities.Scripts;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Workflows.Definitions;

namespace GenXai.Cli.Serving;

/// <summary>The workflows of the folder that <c>--workflows</c> names.</summary>
internal static class ServedWorkflows
{
    /// <summary>Loads them; one with faults is named on standard error, with all of them, and left out.</summary>
    /// <exception cref="CliException">There is no such folder, none of its workflows is right, or two have one name.</exception>
    public static async Task<IReadOnlyList<WorkflowProgram>> LoadAsync(CliContext context, string? folder, Script script)
    {
        if (folder is null)
        {
            return [];
        }

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var programs = new List<WorkflowProgram>();
        foreach (var file in WorkflowFiles.Find(context, [folder]))
        {
            var loaded = await DefinitionReader.LoadAsync(context, file, script);
            foreach (var fault in loaded.Diagnostics)
            {
                await context.Error.WriteLineAsync(fault.ToString());
            }

            if (loaded.Program is not { } program)
            {
                await context.Error.WriteLineAsync($"genxai: {file} has faults and is not served");
                continue;
            }

            var name = program.Workflows[program.Main].Name;
            if (!files.TryAdd(name, file))
            {
                throw CliException.Usage($"--workflows: {files[name]} and {file} are both called '{name}'; rename one of them");
            }

            programs.Add(program);
        }

        return programs.Count > 0 ? programs : throw CliException.Usage($"--workflows: no workflow in '{folder}' is without faults");
    }
}
