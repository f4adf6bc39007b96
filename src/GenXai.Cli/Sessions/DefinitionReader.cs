using System.Collections.Immutable;
using GenXai.Activities.Scripts;
using GenXai.Activities.Tools;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Triggers;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.Sessions;

/// <summary>Loads workflows from disk, with the tools that this program has.</summary>
internal static class DefinitionReader
{
    public static Task<LoadResult> LoadAsync(CliContext context, string path, Script? script = null)
    {
        var files = new DiskDefinitionFiles(context.WorkingDirectory);
        return With(context.HostTools, script).LoadAsync(options => TriggerCheck.Of(WorkflowLoader.Load(path, files, options)), LoadOptions.Default, context.Interrupted);
    }

    /// <summary>Loads the workflow of a test: a file, or what stands inline.</summary>
    public static Task<LoadResult> LoadAsync(IDefinitionFiles files, RunTest test, HostTools tools, CancellationToken cancellationToken = default)
    {
        var around = LoadOptions.Default;
        var folder = test.Location.File ?? "";
        if (test.Workflows is { } workflows)
        {
            around = around with
            {
                Workflows = workflows.Entries.ToImmutableSortedDictionary(
                    entry => entry.Key,
                    entry => new InlineDefinition(entry.Key, entry.Value, folder),
                    StringComparer.Ordinal),
            };
        }

        return With(tools, test.Script).LoadAsync(
            options => TriggerCheck.Of(test.Inline is { } inline
                ? WorkflowLoader.Load(new InlineDefinition("workflow", inline, folder), files, options)
                : WorkflowLoader.Load(test.Path ?? "", files, options)),
            around,
            cancellationToken);
    }

    /// <summary>Loads a workflow that must be right; warnings go to standard error.</summary>
    /// <exception cref="CliException">It has faults; the message lists all of them.</exception>
    public static async Task<WorkflowProgram> RequireAsync(CliContext context, string path, Script? script = null) =>
        Require(context, path, await LoadAsync(context, path, script));

    /// <summary>Loads a workflow for another host, which may have other tools: it checks them itself.</summary>
    /// <exception cref="CliException">It has faults; the message lists all of them.</exception>
    public static WorkflowProgram RequireForHost(CliContext context, string path) =>
        Require(
            context, path, TriggerCheck.Of(WorkflowLoader.Load(path, new DiskDefinitionFiles(context.WorkingDirectory), LoadOptions.Default)));

    /// <summary>Tools, and those that a script stands in for.</summary>
    public static HostTools With(HostTools tools, Script? script) => script is null || script.Tools.IsEmpty ? tools : tools.With(script.Tools.Keys);

    private static WorkflowProgram Require(CliContext context, string path, LoadResult loaded)
    {
        if (loaded.Program is not { } program)
        {
            var errors = loaded.Diagnostics.Count(fault => fault.Severity == DiagnosticSeverity.Error);
            throw CliException.Usage(FormattableString.Invariant(
                $"invalid_definition: {path} has {errors} fault{(errors == 1 ? "" : "s")}\n{string.Join('\n', loaded.Diagnostics)}"));
        }

        foreach (var warning in loaded.Diagnostics)
        {
            context.Error.WriteLine(warning.ToString());
        }

        return program;
    }
}
