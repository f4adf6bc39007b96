using System.CommandLine;
using System.Text.Json;
using GenXai.Activities.Memory.Records;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>consolidate</c>: consolidates agents' memories at once, and says what moved.</summary>
internal static class ConsolidateCommand
{
    public static Command Create(CliContext context)
    {
        var json = SharedOptions.Json("the report");
        var data = SharedOptions.Data();
        var command = new Command("consolidate", "Moves important memories to long-term memory, forgets unimportant ones, and makes facts of what repeats") { json, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            await using var session = await Session.OpenAsync(context, DataFolder.Of(context, parse.GetValue(data)), new SessionOptions());
            var report = await session.ConsolidateAsync(cancellationToken);
            await context.Out.WriteLineAsync(parse.GetValue(json)
                ? JsonSerializer.Serialize(report, MemoryRecordJsonContext.Default.ConsolidationReport)
                : FormattableString.Invariant(
                    $"moved {report.Moved} to long-term memory, forgot {report.Forgotten}, kept {report.Kept}, made or renewed {report.Facts} facts"));
            return ExitCodes.Completed;
        });
        return command;
    }
}
