using System.CommandLine;
using System.Globalization;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Client;
using GenXai.Hosting.People;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>approvals</c>: what waits for people.</summary>
internal static class ApprovalsCommand
{
    public static Command Create(CliContext context)
    {
        var json = SharedOptions.Json("the list");
        var data = SharedOptions.Data();
        var command = new Command("approvals", "Lists what waits for people, oldest first") { json, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            IReadOnlyList<Approval> approvals = [];
            if (DataFolder.IfExists(context, parse.GetValue(data)) is { } folder)
            {
                await using var session = await Session.OpenAsync(context, folder, SessionOptions.Observer);
                approvals = await session.Client.ApprovalsAsync(cancellationToken: cancellationToken);
            }

            await (parse.GetValue(json) ? WriteAsync(context, approvals) : PrintAsync(context, approvals));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static async Task PrintAsync(CliContext context, IReadOnlyList<Approval> approvals)
    {
        if (approvals.Count == 0)
        {
            await context.Out.WriteLineAsync("nothing waits for a person");
            return;
        }

        var table = new TextTable("RUN", "NODE", "WORKFLOW", "TO", "UNTIL", "REMINDERS", "OPTIONS", "PROMPT");
        foreach (var approval in approvals)
        {
            table.Add(
                approval.RunId,
                approval.Node,
                approval.Workflow,
                approval.To ?? "-",
                approval.Until?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) ?? "-",
                approval.Reminders.ToString(CultureInfo.InvariantCulture),
                approval.Options.Count == 0 ? (approval.Schema is null ? "any" : "by schema") : string.Join(" ", approval.Options.Select(option => JsonText.Of(option, indented: false))),
                approval.Prompt);
        }

        await context.Out.WriteAsync(table.ToString());
        await context.Out.WriteLineAsync("answer with: genxai respond RUN NODE JSON");
    }

    private static Task WriteAsync(CliContext context, IReadOnlyList<Approval> approvals) =>
        context.Out.WriteLineAsync(JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var approval in approvals)
            {
                ApprovalJson.Write(writer, approval);
            }

            writer.WriteEndArray();
        }));
}
