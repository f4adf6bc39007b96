using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Rendering;
using GenXai.Hosting.Client;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;

namespace GenXai.Cli.Sessions;

/// <summary>Takes a run forward until it ends or waits for a person, shows it, and asks the person who sits there.</summary>
internal sealed class RunDriver
{
    private readonly CliContext _context;
    private readonly Session _session;
    private readonly bool _json;

    public RunDriver(CliContext context, Session session, bool json)
    {
        _context = context;
        _session = session;
        _json = json;
    }

    /// <summary>Takes a run forward.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> DriveAsync(string runId, WorkflowProgram program, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ShowAsync(runId, program, cancellationToken);
            if (_json)
            {
                await _context.Out.WriteLineAsync(RunResultJson.Write(result));
            }
            else
            {
                await RunSummaryText.PrintAsync(_context, result);
                await HintAsync(result);
            }

            return ExitCode(result.Status);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _context.Error.WriteLineAsync($"genxai: interrupted; 'genxai resume {runId}' goes on with it");
            return ExitCodes.Interrupted;
        }
    }

    private static int ExitCode(string status) => status switch
    {
        RunStatuses.Completed => ExitCodes.Completed,
        RunStatuses.Failed or RunStatuses.Terminated => ExitCodes.Failed,
        _ => ExitCodes.Waiting,
    };

    private async Task<RunResult> ShowAsync(string runId, WorkflowProgram program, CancellationToken cancellationToken)
    {
        var from = 1L;
        while (true)
        {
            RunResult result;
            if (_json)
            {
                result = await _session.WaitAsync(runId, cancellationToken);
            }
            else
            {
                IRunView view = _context.IsTerminal ? new TerminalRunView(program) : new PlainRunView(_context);
                (result, from) = await view.ShowAsync(_session, runId, from, cancellationToken);
            }

            if (!_context.IsTerminal || _json || !await AskAsync(result, cancellationToken))
            {
                return result;
            }
        }
    }

    // Asks the person on the terminal; an empty line leaves the run waiting.
    private async Task<bool> AskAsync(RunResult result, CancellationToken cancellationToken)
    {
        if (!string.Equals(result.Status, RunStatuses.Waiting, StringComparison.Ordinal))
        {
            return false;
        }

        var answered = false;
        foreach (var approval in await _session.Client.ApprovalsAsync(result.RunId, cancellationToken))
        {
            answered |= await AskAsync(result.RunId, approval, cancellationToken);
        }

        return answered;
    }

    // An answer that is refused is asked for again, with the reasons.
    private async Task<bool> AskAsync(string runId, Approval approval, CancellationToken cancellationToken)
    {
        while (await ApprovalPrompt.AskAsync(_context, approval, cancellationToken) is { } answer)
        {
            try
            {
                await _session.Client.RespondAsync(runId, approval.Node, answer, Environment.UserName, cancellationToken);
                return true;
            }
            catch (WorkflowClientException refused) when (refused.Code is ErrorCodes.OutputInvalid or ErrorCodes.InvalidInput)
            {
                await _context.Out.WriteLineAsync(refused.Message);
            }
        }

        return false;
    }

    private async Task HintAsync(RunResult result)
    {
        if (!string.Equals(result.Status, RunStatuses.Waiting, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var approval in await _session.Client.ApprovalsAsync(result.RunId, CancellationToken.None))
        {
            var example = approval.Options.Count > 0 ? approval.Options[0] : JsonElement.Parse("\"yes\"");
            await _context.Out.WriteLineAsync(
                $"waits for a person: {approval.Prompt}\n  genxai respond {result.RunId} {approval.Node} '{JsonText.Of(example, indented: false)}'\n  genxai resume {result.RunId}");
        }
    }
}
