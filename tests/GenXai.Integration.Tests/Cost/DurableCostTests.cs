using System.Globalization;
using System.Text;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Cost;

/// <summary>Holds docs/durable-cost.md against what a run costs on a host that counts; GENXAI_UPDATE=1 writes it anew.</summary>
public sealed class DurableCostTests
{
    private const int Few = 10;
    private const int Many = 20;

    [Fact]
    public async Task Table_OfTheDocs_IsWhatWasMeasured()
    {
        var text = await TableAsync();
        var path = Repository.PathOf("docs", "durable-cost.md");
        if (Repository.Updates)
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(
            text, "the cost of runs has changed: if that is meant, run this test with GENXAI_UPDATE=1");
    }

    private static async Task<string> TableAsync()
    {
        var text = new StringBuilder("""
            # What a run costs durably

            Counted by a host that notes every action of the orchestrations: `bench/cost.sh` writes this page, and `DurableCostTests` fails when it is not true any more. Each workload is run with 10 and with 20 units; what grows is the cost of a unit, the rest that of the run.

            - **Activities**: calls of models and tools, starts of sub-runs, flushes of the log. Each is two history events, one queue message and its answer.
            - **Other actions**: timers, events sent, sub-orchestrations, continue-as-new.
            - **Entity operations**: calls and signals. An agent that shares a memory makes one for each memory tool that its model calls.
            - **Log writes**: table transactions of the event log in Azure (100 entries each at most); entries ride along with activities.
            - **Blob writes and reads**: values above 16 KiB in the payload store. Smaller ones stand in history and log. A process keeps what it wrote or read lately: on an instance that did not, each use is one read more. A definition is read once by each process.


            """.Replace("            ", "", StringComparison.Ordinal));
        text.Append("| workload | unit | activities | other actions | entity operations | log entries | log writes | blob writes | blob reads |\n");
        text.Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var workload in CostWorkloads.All)
        {
            var few = await MeasureAsync(workload, Few);
            var many = await MeasureAsync(workload, Many);
            text.Append(CultureInfo.InvariantCulture, $"| {workload.Name} | {workload.Unit} |");
            for (var column = 0; column < few.Length; column++)
            {
                var unit = (many[column] - few[column]) / (decimal)(Many - Few);
                var rest = few[column] - (unit * Few);
                text.Append(CultureInfo.InvariantCulture, $" {(workload.IsSubRun ? SubRunCell(unit) : Cell(unit, rest))} |");
            }

            text.Append('\n');
        }

        text.Append("\n`2 + 1` says: 2 for each unit and 1 for the run. A flow is a sub-run, and of those the table has the units only, because what comes to it depends on timing: its own flush, one start, one event at its end, and up to two flushes of its parent where that comes to rest meanwhile. So a review of three rounds costs six model calls and about five activities more, and a map over forty parts forty model calls, a reduction and the same five.\n");
        text.Append(StorageCostText.Of);
        return text.ToString();
    }

    private static string Cell(decimal unit, decimal rest) => (unit, rest) switch
    {
        (0, _) => rest.ToString("0.##", CultureInfo.InvariantCulture),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{unit:0.##} each"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{unit:0.##} + {rest:0.##}"),
    };

    // Ten units more, and at most a few flushes more or less: rounded, those do not show.
    private static string SubRunCell(decimal unit) => decimal.Round(unit) is var whole and not 0 ? string.Create(CultureInfo.InvariantCulture, $"{whole} each") : "0";

    private static async Task<int[]> MeasureAsync(CostWorkload workload, int units)
    {
        var text = new TestText(workload.Write(units));
        var payloads = new PayloadCalls();
        var run = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed with { PayloadCalls = payloads });
        run.Result.Status.ShouldBe(RunStatuses.Completed, workload.Name);
        return new DurableCost(run, payloads).Columns;
    }
}
