using System.Globalization;
using System.Text.Json;
using GenXai.Cli.Infrastructure;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Cli.Rendering;

/// <summary>Asks the person on the terminal.</summary>
internal static class ApprovalPrompt
{
    /// <summary>Puts one question.</summary>
    /// <returns>The answer; null when the person leaves the question open.</returns>
    public static async Task<JsonElement?> AskAsync(CliContext context, Approval approval, CancellationToken cancellationToken)
    {
        await context.Out.WriteLineAsync($"\n{approval.Node} asks{(approval.To is { } to ? $" {to}" : "")}: {approval.Prompt}");
        if (approval.Schema is { } schema)
        {
            await context.Out.WriteLineAsync($"  as JSON that fits {JsonText.Of(schema, indented: false)}");
        }

        for (var index = 0; index < approval.Options.Count; index++)
        {
            await context.Out.WriteLineAsync(FormattableString.Invariant(
                $"  {index + 1}. {JsonValues.ToText(approval.Options[index])}"));
        }

        while (true)
        {
            await context.Out.WriteAsync("answer (an empty line leaves it open): ");
            await context.Out.FlushAsync(cancellationToken);
            var line = (await ReadLineAsync(context, cancellationToken))?.Trim();
            if (string.IsNullOrEmpty(line))
            {
                return null;
            }

            if (approval.Options.Count == 0)
            {
                return Free(line);
            }

            if (Option(approval.Options, line) is { } option)
            {
                return option;
            }

            if (approval.Call is not null && ApprovalAnswer.TryRead(JsonValues.FromString(line), out _))
            {
                return JsonValues.FromString(line);
            }

            await context.Out.WriteLineAsync("please choose one of the options, by its number or its text");
        }
    }

    // The console cannot be interrupted while it reads: the read is left behind when the user gives up.
    private static async Task<string?> ReadLineAsync(CliContext context, CancellationToken cancellationToken) =>
        await Task.Run(context.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);

    private static JsonElement Free(string line)
    {
        try
        {
            return JsonValues.Parse(line);
        }
        catch (JsonException)
        {
            // Whoever types a sentence means text; JSON is for those who want a number or an object.
            return JsonValues.FromString(line);
        }
    }

    private static JsonElement? Option(IReadOnlyList<JsonElement> options, string line)
    {
        foreach (var option in options)
        {
            if (string.Equals(JsonValues.ToText(option), line, StringComparison.OrdinalIgnoreCase))
            {
                return option;
            }
        }

        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= options.Count ? options[number - 1] : null;
    }
}
