using System.CommandLine;
using System.Globalization;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Http.Responses;

namespace GenXai.Cli.Commands.Batches;

/// <summary><c>batches</c>: the batches of the data folder, newest first; <c>batches cancel ID</c>, <c>batches purge ID</c>.</summary>
internal static class BatchesCommand
{
    public static Command Create(CliContext context)
    {
        var json = SharedOptions.Json("the list");
        var data = SharedOptions.Data();
        var command = new Command("batches", "Lists batches, newest first") { json, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var batches = new List<BatchStatus>();
            if (DataFolder.IfExists(context, parse.GetValue(data)) is { } folder)
            {
                await using var session = await Session.OpenAsync(context, folder, SessionOptions.Observer);
                string? continuation = null;
                do
                {
                    var page = await session.Batches.Client.ListAsync(continuation: continuation, cancellationToken: cancellationToken);
                    batches.AddRange(page.Batches);
                    continuation = page.Continuation;
                }
                while (continuation is not null);
            }

            await (parse.GetValue(json) ? WriteAsync(context, batches) : PrintAsync(context, batches));
            return ExitCodes.Completed;
        });
        command.Add(Cancel(context));
        command.Add(Purge(context));
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "The batch's id; 'genxai batches' lists them" };

    private static Command Cancel(CliContext context)
    {
        var id = Id();
        var reason = new Option<string?>("--reason") { Description = "Why, for people" };
        var data = SharedOptions.Data();
        var command = new Command("cancel", "Cancels a batch: no further item begins, runs at work are terminated") { id, reason, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var batchId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), batchId), new SessionOptions());
            var batches = session.Batches.Client;
            await batches.CancelAsync(batchId, parse.GetValue(reason), cancellationToken);
            await session.TakeUpBatchAsync(batchId, (await batches.GetAsync(batchId, cancellationToken)).Items, cancellationToken);
            var status = await batches.WaitForEndAsync(batchId, cancellationToken);
            await context.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{status.Status}: batch {batchId}, {status.Counts.Completed} completed, {status.Counts.Failed} failed, {status.Counts.Terminated} terminated"));
            return ExitCodes.Completed;
        });
        return command;
    }

    private static Command Purge(CliContext context)
    {
        var id = Id();
        var data = SharedOptions.Data();
        var command = new Command("purge", "Deletes an ended batch with its runs, items and results") { id, data };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var batchId = parse.GetRequiredValue(id);
            await using var session = await Session.OpenAsync(
                context, DataFolder.Existing(context, parse.GetValue(data), batchId), new SessionOptions());
            await session.TakeUpBatchAsync(batchId, 0, cancellationToken);
            await session.Batches.Client.PurgeAsync(batchId, cancellationToken);
            await context.Out.WriteLineAsync($"purged batch {batchId}");
            return ExitCodes.Completed;
        });
        return command;
    }

    private static async Task PrintAsync(CliContext context, List<BatchStatus> batches)
    {
        if (batches.Count == 0)
        {
            await context.Out.WriteLineAsync("no batches");
            return;
        }

        var table = new TextTable("ID", "WORKFLOW", "STATUS", "STARTED", "ITEMS", "COMPLETED", "FAILED", "TERMINATED", "AT WORK", "WAITING");
        foreach (var batch in batches)
        {
            int[] numbers = [batch.Items, batch.Counts.Completed, batch.Counts.Failed, batch.Counts.Terminated, batch.Running, batch.Waiting];
            table.Add(
            [
                batch.BatchId,
                batch.Workflow,
                batch.Status,
                batch.CreatedAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture),
                .. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            ]);
        }

        await context.Out.WriteAsync(table.ToString());
    }

    private static Task WriteAsync(CliContext context, List<BatchStatus> batches) =>
        context.Out.WriteLineAsync(JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var batch in batches)
            {
                BatchJson.Write(writer, batch);
            }

            writer.WriteEndArray();
        }));
}
