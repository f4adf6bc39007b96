using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>How a generation hands the run over to the next one.</summary>
internal sealed class NextGeneration(RunServices run, Mailbox mailbox, RunStatusReporter reporter)
{
    /// <summary>Continues as new.</summary>
    /// <returns>False when the run was stopped while the log was flushed: then it drains and ends in this generation.</returns>
    public async Task<bool> TryContinueAsync()
    {
        await ElementPacking.PackAsync(run);
        if (run.Gate.Drain == DrainMode.None)
        {
            await CompletionPacking.PackAsync(run);
        }

        if (run.Gate.Drain != DrainMode.None)
        {
            return false;
        }

        run.Log.Emit(null, null, new RunContinued(run.State.Generation + 1));
        while (run.Log.HasPending)
        {
            await reporter.FlushAsync();
        }

        if (run.Gate.Drain != DrainMode.None)
        {
            return false;
        }

        ContinueAsNew();
        return true;
    }

    /// <summary>The run has drained and goes back: the next generation begins from the checkpoint.</summary>
    public async Task GoBackAsync(RunRestored way)
    {
        mailbox.KeepAll();
        if (FailureReturn.Change(run.State, way) is { } change)
        {
            run.Log.Emit(null, null, change);
        }

        run.Log.Emit(null, null, way);
        run.Log.Emit(null, null, new RunContinued(run.State.Generation + 1));
        while (run.Log.HasPending)
        {
            await reporter.FlushAsync();
        }

        await MemoryReturn.LoadAsync(run);
        mailbox.SendKept();
        ContinueAsNew();
    }

    private void ContinueAsNew()
    {
        mailbox.Close();
        var next = run.Input with { Snapshot = RunSnapshots.Take(run.State), Seed = null, Retry = null };
        run.Context.ContinueAsNew(JsonSerializer.Serialize(next, ContractsJsonContext.Default.WorkflowRunInput));
    }
}
