using System.CommandLine;
using System.Text.RegularExpressions;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Templates;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>new NAME</c>: a workflow with a test, ready to run.</summary>
internal static partial class NewCommand
{
    public static Command Create(CliContext context)
    {
        var name = new Argument<string>("NAME") { Description = "The workflow's name, and the folder that is made" };
        var command = new Command("new", "Writes a workflow with a test, ready to run") { name };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var given = parse.GetRequiredValue(name);
            if (!Name().IsMatch(given))
            {
                throw CliException.Usage(
                    $"'{given}' is no name for a workflow; use letters, digits, '_', '-' and '.', beginning with a letter or digit");
            }

            var folder = Path.Combine(context.WorkingDirectory, given);
            if (Directory.Exists(folder) || File.Exists(folder))
            {
                throw CliException.Usage($"'{given}' exists already; choose another name, nothing was written");
            }

            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "workflow.yaml"), StarterWorkflow.Definition(given), cancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "workflow.test.yaml"), StarterWorkflow.Test, cancellationToken);
            await context.Out.WriteLineAsync($$"""
                wrote {{given}}/workflow.yaml and {{given}}/workflow.test.yaml
                  genxai run {{given}}/workflow.yaml --input '{"topic": "durable workflows"}'
                  genxai test {{given}}
                """);
            return ExitCodes.Completed;
        });
        return command;
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
