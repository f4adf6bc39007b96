using System.CommandLine;
using System.Runtime.InteropServices;
using GenXai.Activities.Models;
using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Hosting.Client;

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
            var usable = await CheckFolderAsync(context, DataFolder.Of(context, parse.GetValue(data)));
            await CheckModelsAsync(context);
            await CheckVariablesAsync(context);
            return usable ? ExitCodes.Completed : ExitCodes.Failed;
        });
        return command;
    }

    private static Task ReportAsync(CliContext context, string state, string what, string text) =>
        context.Out.WriteLineAsync($"{state,-8}{what,-16}{text}");

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

    private static async Task CheckModelsAsync(CliContext context)
    {
        foreach (var provider in ModelProviderSet.Create())
        {
            await CheckProviderAsync(context, provider);
        }

        await ReportAsync(context, "ok", "model", "offline: built in, deterministic, obeys output_schema; it answers where nothing else is configured");
    }

    private static async Task CheckProviderAsync(CliContext context, IModelProvider provider)
    {
        if (!provider.IsConfigured)
        {
            var variable = provider.Name switch
            {
                ProviderNames.AzureOpenAi => "AZURE_OPENAI_ENDPOINT (and AZURE_OPENAI_API_KEY, or sign in by identity)",
                ProviderNames.OpenAi => "OPENAI_API_KEY (and OPENAI_BASE_URL for a compatible server)",
                _ => "OLLAMA_HOST",
            };
            await ReportAsync(context, "unset", "model", $"{provider.Name}: not configured; set {variable}");
            return;
        }

        try
        {
            await ReportAsync(context, "ok", "model", $"{provider.Name}: {provider.Endpoint}");
        }
        catch (ModelException exception)
        {
            await ReportAsync(context, "bad", "model", $"{provider.Name}: {exception.Message}");
        }
    }

    private static async Task CheckVariablesAsync(CliContext context)
    {
        foreach (var (name, meaning) in new[]
        {
            (DataFolder.Variable, "the data folder"),
            ("GENXAI_API_KEYS", "who may call 'serve', as NAME:ROLE:HASH"),
            ("GENXAI_OIDC_ISSUER", "whose tokens 'serve' takes"),
            ("GENXAI_QUEUE_CONNECTION", "the storage account whose queue 'serve' listens to"),
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
