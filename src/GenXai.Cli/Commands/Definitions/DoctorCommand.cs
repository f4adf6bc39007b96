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
using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Cli.Commands.Definitions;

/// <summary><c>doctor</c>: what is configured, what is missing, how to mend it.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliContext context)
    {
        var data = SharedOptions.Data();
        var command = new Command("doctor", "Says what is configured, what is missing and how to mend it") { data };
        command.SetGuarded(context, async (parse, _) =>
        {
            await ReportAsync(context, "ok", "runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");
            var folder = DataFolder.Of(context, parse.GetValue(data));
            var usable = await CheckFolderAsync(context, folder) & await CheckEncryptionAsync(context, folder);
            await CheckModelsAsync(context);
            await CheckBudgetAsync(context);
            await CheckVariablesAsync(context);
            return usable ? ExitCodes.Completed : ExitCodes.Failed;
        });
        return command;
    }

    private static Task ReportAsync(CliContext context, string state, string what, string text) =>
        context.Out.WriteLineAsync($"{state,-8}{what,-24}{text}");

    private static async Task<bool> CheckFolderAsync(CliContext context, string folder)
    {
        if (!Directory.Exists(folder) && !File.Exists(folder))
        {
            await ReportAsync(context, "ok", "data", $"{folder}: will be made by the first run");
            return true;
        }

        try
        {
            await using var session = await Session.OpenAsync(context, folder, SessionOptions.Observer);
            var runs = await session.Client.ListAsync();
            await ReportAsync(context, "ok", "data", FormattableString.Invariant($"{folder}: {runs.Count} runs"));
            return true;
        }
        catch (Exception exception) when (exception is StorageException or IOException or UnauthorizedAccessException)
        {
            await ReportAsync(context, "bad", "data", $"{folder}: {exception.Message}");
            await ReportAsync(context, "", "", $"name another folder with --data or {DataFolder.Variable}");
            return false;
        }
    }

    private static async Task<bool> CheckEncryptionAsync(CliContext context, string folder)
    {
        try
        {
            if (EncryptionSettings.Read(CliContext.Variable) is { } keys)
            {
                var others = keys.All.Count > 1 ? $"; {keys.All.Count - 1} older can be read" : "";
                await ReportAsync(context, "ok", "encryption", $"on, with key '{keys.Current.Version}' of {keys.Origin}{others}");
                return true;
            }
        }
        catch (StorageException exception)
        {
            await ReportAsync(context, "bad", "encryption", exception.Message);
            return false;
        }

        await (FolderEncryption.IsOn(folder)
            ? ReportAsync(context, "bad", "encryption", $"{folder} is encrypted and no key is configured; set {EncryptionSettings.KeysVariable} or {EncryptionSettings.FileVariable}")
            : ReportAsync(context, "off", "encryption", $"values are kept in the clear; set {EncryptionSettings.KeysVariable} or {EncryptionSettings.FileVariable} (docs/encryption.md)"));
        return !FolderEncryption.IsOn(folder);
    }

    private static async Task CheckModelsAsync(CliContext context)
    {
        foreach (var finding in ModelDiagnosis.Of())
        {
            await ReportAsync(context, finding.State, finding.Subject, finding.Text);
        }
    }

    private static async Task CheckBudgetAsync(CliContext context)
    {
        try
        {
            var limits = DailyBudgetSettings.Read(CliContext.Variable);
            await (CliContext.Variable(DailyBudgetSettings.Name) is null
                ? ReportAsync(context, "unset", "budget", $"no budget of the day; set {DailyBudgetSettings.Name} to limit tokens or money of all runs or of a workflow")
                : ReportAsync(context, "ok", "budget", $"of the day: host {Text(limits.Host)}, each workflow {Text(limits.EachWorkflow)}"
                    + string.Concat(limits.Workflows.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $", {pair.Key} {Text(pair.Value)}"))));
        }
        catch (FormatException exception)
        {
            await ReportAsync(context, "bad", "budget", exception.Message);
        }
    }

    private static string Text(BudgetLimit limit) => limit switch
    {
        { Tokens: { } tokens, CostUsd: { } usd } => FormattableString.Invariant($"{tokens} tokens and {usd} USD"),
        { Tokens: { } tokens } => FormattableString.Invariant($"{tokens} tokens"),
        { CostUsd: { } usd } => FormattableString.Invariant($"{usd} USD"),
        _ => "unlimited",
    };

    private static async Task CheckVariablesAsync(CliContext context)
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
            await ReportAsync(context, value is null ? "unset" : "set", name, $"{shown ?? "-"} ({meaning})");
        }
    }
}
