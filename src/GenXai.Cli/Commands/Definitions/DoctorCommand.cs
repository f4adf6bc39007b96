using System.CommandLine;
using System.Runtime.InteropServices;
using GenXai.Activities.Models.Diagnosis;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.Encryption.Folders;
using GenXai.Hosting.Retention;
using GenXai.Hosting.Security;
using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>doctor</c>: what is configured, what is missing, how to mend it.</summary>
internal sealed class DoctorCommand
{
    private const string Bad = "bad";

    private readonly CliContext _context;
    private bool _isBad;

    private DoctorCommand(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var data = SharedOptions.Data();
        var command = new Command("doctor", "Says what is configured, what is missing and how to mend it") { data };
        command.SetGuarded(context, async (parse, _) =>
        {
            var doctor = new DoctorCommand(context);
            await doctor.CheckAsync(DataFolder.Of(context, parse.GetValue(data)));
            return doctor._isBad ? ExitCodes.Failed : ExitCodes.Completed;
        });
        return command;
    }

    private async Task CheckAsync(string folder)
    {
        await ReportAsync("ok", "runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");
        await CheckFolderAsync(folder);
        await CheckEncryptionAsync(folder);
        await CheckModelsAsync();
        await CheckBudgetAsync();
        await CheckServeAsync();
        await CheckVariablesAsync();
    }

    private Task ReportAsync(string state, string what, string text)
    {
        _isBad |= string.Equals(state, Bad, StringComparison.Ordinal);
        return _context.Out.WriteLineAsync($"{state,-8}{what,-24}{text}");
    }

    private async Task CheckFolderAsync(string folder)
    {
        if (!Directory.Exists(folder) && !File.Exists(folder))
        {
            await ReportAsync("ok", "data", $"{folder}: will be made by the first run");
            return;
        }

        try
        {
            await using var session = await Session.OpenAsync(_context, folder, SessionOptions.Observer);
            var runs = await session.Client.ListAsync();
            await ReportAsync("ok", "data", FormattableString.Invariant($"{folder}: {runs.Count} runs"));
        }
        catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException)
        {
            await ReportAsync(Bad, "data", $"{folder}: {exception.Message}");
            await ReportAsync("", "", $"name another folder with --data or {DataFolder.Variable}");
        }
    }

    private async Task CheckEncryptionAsync(string folder)
    {
        try
        {
            if (EncryptionSettings.Read(CliContext.Variable) is { } keys)
            {
                var others = keys.All.Count > 1 ? $"; {keys.All.Count - 1} older can be read" : "";
                await ReportAsync("ok", "encryption", $"on, with key '{keys.Current.Version}' of {keys.Origin}{others}");
                return;
            }
        }
        catch (StorageException exception)
        {
            await ReportAsync(Bad, "encryption", exception.Message);
            return;
        }

        await (FolderEncryption.IsOn(folder)
            ? ReportAsync(Bad, "encryption", $"{folder} is encrypted and no key is configured; set {EncryptionSettings.KeysVariable} or {EncryptionSettings.FileVariable}")
            : ReportAsync("off", "encryption", $"values are kept in the clear; set {EncryptionSettings.KeysVariable} or {EncryptionSettings.FileVariable} (docs/encryption.md)"));
    }

    private async Task CheckModelsAsync()
    {
        foreach (var finding in ModelDiagnosis.Of())
        {
            await ReportAsync(finding.State, finding.Subject, finding.Text);
        }
    }

    private async Task CheckBudgetAsync()
    {
        try
        {
            var limits = DailyBudgetSettings.Read(CliContext.Variable);
            await (CliContext.Variable(DailyBudgetSettings.Name) is null
                ? ReportAsync("unset", "budget", $"no budget of the day; set {DailyBudgetSettings.Name} to limit tokens or money of all runs or of a workflow")
                : ReportAsync("ok", "budget", $"of the day: host {Text(limits.Host)}, each workflow {Text(limits.EachWorkflow)}"
                    + string.Concat(limits.Workflows.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $", {pair.Key} {Text(pair.Value)}"))));
        }
        catch (FormatException exception)
        {
            await ReportAsync(Bad, "budget", exception.Message);
        }
    }

    // What 'serve' would refuse to start with.
    private async Task CheckServeAsync()
    {
        var faults = new List<string>();
        AccessSettings.Read(CliContext.Variable, faults);
        RetentionSettings.Read(CliContext.Variable, faults);
        foreach (var fault in faults)
        {
            await ReportAsync(Bad, "serve", fault);
        }
    }

    private static string Text(BudgetLimit limit) => limit switch
    {
        { Tokens: { } tokens, CostUsd: { } usd } => FormattableString.Invariant($"{tokens} tokens and {usd} USD"),
        { Tokens: { } tokens } => FormattableString.Invariant($"{tokens} tokens"),
        { CostUsd: { } usd } => FormattableString.Invariant($"{usd} USD"),
        _ => "unlimited",
    };

    private async Task CheckVariablesAsync()
    {
        foreach (var (name, meaning) in new[]
        {
            (DataFolder.Variable, "the data folder"),
            ("GENXAI_API_KEYS", "who may call 'serve', as NAME:ROLE:HASH"),
            ("GENXAI_OIDC_ISSUER", "whose tokens 'serve' takes"),
            ("GENXAI_QUEUE_CONNECTION", "the storage account whose queue 'serve' listens to"),
            (RetentionSettings.Variable, "after how many days 'serve' purges ended runs"),
            ("GENXAI_CALL_LOG", "a file that gets the key of each model and tool call"),
            ("GENXAI_REPLAY", "'always' rebuilds each run from its history at every step"),
        })
        {
            // What may hold a secret is not repeated.
            var value = CliContext.Variable(name);
            var shown = value is not null && (name.EndsWith("_KEYS", StringComparison.Ordinal) || name.EndsWith("_CONNECTION", StringComparison.Ordinal)) ? "***" : value;
            await ReportAsync(value is null ? "unset" : "set", name, $"{shown ?? "-"} ({meaning})");
        }
    }
}
