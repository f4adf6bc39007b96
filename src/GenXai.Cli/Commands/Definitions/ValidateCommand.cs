using System.CommandLine;
using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Workflows.Validation;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>validate PATH…</c>: every fault at once.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Workflow files, or folders that hold some",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = SharedOptions.Json("the faults");
        var command = new Command("validate", "Reports every fault of workflow files at once") { paths, json };
        command.SetGuarded(context, async (parse, _) =>
        {
            var files = WorkflowFiles.Find(context, parse.GetRequiredValue(paths));
            var faults = new List<Diagnostic>();
            foreach (var file in files)
            {
                faults.AddRange((await DefinitionReader.LoadAsync(context, file)).Diagnostics);
            }

            faults = [.. faults.Distinct()];
            if (parse.GetValue(json))
            {
                await context.Out.WriteLineAsync(JsonText.Write(writer => Write(writer, faults)));
            }
            else
            {
                await PrintAsync(context, files, faults);
            }

            return faults.Any(IsError) ? ExitCodes.BadUsage : ExitCodes.Completed;
        });
        return command;
    }

    private static bool IsError(Diagnostic fault) => fault.Severity == DiagnosticSeverity.Error;

    private static async Task PrintAsync(CliContext context, IReadOnlyList<string> files, List<Diagnostic> faults)
    {
        foreach (var fault in faults)
        {
            await context.Out.WriteLineAsync(fault.ToString());
        }

        var errors = faults.Count(IsError);
        var warnings = faults.Count - errors;
        await context.Out.WriteLineAsync(FormattableString.Invariant(
            $"{Count(files.Count, "file")}, {Count(errors, "error")}, {Count(warnings, "warning")}"));
    }

    private static string Count(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");

    private static void Write(Utf8JsonWriter writer, List<Diagnostic> faults)
    {
        writer.WriteStartArray();
        foreach (var fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("file", fault.Location.File);
            writer.WriteNumber("line", fault.Location.Line);
            writer.WriteNumber("column", fault.Location.Column);
            writer.WriteString("severity", IsError(fault) ? "error" : "warning");
            writer.WriteString("code", fault.Code);
            writer.WriteString("message", fault.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
