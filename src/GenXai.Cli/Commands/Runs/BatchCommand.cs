using System.CommandLine;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Batches;
using GenXai.Hosting.Batches.Items;

namespace GenXai.Cli.Commands.Runs;

/// <summary><c>batch FILE --items FILE.ndjson</c>: a run for each line, a bounded number at once.</summary>
internal static class BatchCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The workflow" };
        var items = new Option<string>("--items") { Description = "A file with the input of a run on each line, as JSON", HelpName = "FILE.ndjson", Required = true };
        var concurrency = new Option<int>("--concurrency") { Description = "How many runs are at work at once (10)", HelpName = "N", DefaultValueFactory = _ => 10 };
        var key = new Option<string?>("--key") { Description = "The field of an item that names it in the results", HelpName = "FIELD" };
        var id = new Option<string?>("--id") { Description = "The batch's id; one that is there with the same items goes on", HelpName = "ID" };
        var output = new Option<string?>("--out") { Description = "Where the results go, a line for each item (standard output)", HelpName = "FILE" };
        var script = SharedOptions.Script();
        var data = SharedOptions.Data();
        var durability = SharedOptions.Durability();
        var command = new Command("batch", "Runs a workflow for every line of a file") { file, items, concurrency, key, id, output, script, data, durability };
        command.SetGuarded(context, async (parse, cancellationToken) =>
        {
            var answers = ScriptFile.Read(context, parse.GetValue(script));
            var program = await DefinitionReader.RequireAsync(context, parse.GetRequiredValue(file), answers);
            var lines = Read(context, parse.GetRequiredValue(items));
            var options = new BatchOptions
            {
                BatchId = parse.GetValue(id),
                Concurrency = parse.GetValue(concurrency),
                KeyField = parse.GetValue(key),
            };
            await using var session = await Session.OpenAsync(
                context, DataFolder.Of(context, parse.GetValue(data)), new SessionOptions(answers, parse.GetValue(durability) is "power"));
            var batchId = await session.Batches.Client.SubmitAsync(program, lines, options, cancellationToken);
            if (options.BatchId is not null)
            {
                var status = await session.Batches.Client.GetAsync(batchId, cancellationToken);
                await session.TakeUpBatchAsync(batchId, status.Items, cancellationToken);
            }

            return await new BatchDriver(context, session).DriveAsync(batchId, parse.GetValue(output), cancellationToken);
        });
        return command;
    }

    private static BatchItems Read(CliContext context, string path)
    {
        var full = Path.GetFullPath(path, context.WorkingDirectory);
        return File.Exists(full) ? BatchItems.InFile(full) : throw CliException.Usage($"--items: there is no file '{path}'");
    }
}
