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
    public static LoadResult Load(CliContext context, string path, Script? script = null) =>
        TriggerCheck.Of(WorkflowLoader.Load(path, new DiskDefinitionFiles(context.WorkingDirectory), Options(script)));

    /// <summary>Loads the workflow of a test: a file, or what stands inline.</summary>
    public static LoadResult Load(IDefinitionFiles files, RunTest test)
    {
        var options = Options(test.Script);
        var folder = test.Location.File ?? "";
        if (test.Workflows is { } workflows)
        {
            options = options with
            {
                Workflows = workflows.Entries.ToImmutableSortedDictionary(
                    entry => entry.Key,
                    entry => new InlineDefinition(entry.Key, entry.Value, folder),
                    StringComparer.Ordinal),
            };
        }

        return TriggerCheck.Of(test.Inline is { } inline
            ? WorkflowLoader.Load(new InlineDefinition("workflow", inline, folder), files, options)
            : WorkflowLoader.Load(test.Path ?? "", files, options));
    }

    /// <summary>Loads a workflow that must be right; warnings go to standard error.</summary>
    /// <exception cref="CliException">It has faults; the message lists all of them.</exception>
    public static WorkflowProgram Require(CliContext context, string path, Script? script = null) =>
        Require(context, path, Load(context, path, script));

    /// <summary>Loads a workflow for another host, which may have other tools: it checks them itself.</summary>
    /// <exception cref="CliException">It has faults; the message lists all of them.</exception>
    public static WorkflowProgram RequireForHost(CliContext context, string path) =>
        Require(
            context, path, TriggerCheck.Of(WorkflowLoader.Load(path, new DiskDefinitionFiles(context.WorkingDirectory), LoadOptions.Default)));

    /// <summary>The tools that this program has, and those that a script stands in for.</summary>
    public static ImmutableSortedSet<string> KnownTools(Script? script) => BuiltInTools.Names.Union(script?.Tools.Keys ?? []);

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

    private static LoadOptions Options(Script? script) => new() { KnownTools = KnownTools(script) };
}
