using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Cli.Infrastructure;

/// <summary>Reads an argument that is JSON, or <c>@file</c> with JSON in it (<c>@-</c>: standard input).</summary>
internal static class JsonArgument
{
    public static JsonElement Read(CliContext context, string name, string text)
    {
        var source = name;
        if (text.StartsWith('@'))
        {
            source = $"{name} {text[1..]}";
            text = text.Length == 2 && text[1] == '-'
                ? context.In.ReadToEnd()
                : TextFile.Read(context, text[1..], name);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw CliException.Usage($"{source}: empty; expected JSON such as '{{\"text\": \"hello\"}}', or @file");
        }

        try
        {
            return JsonValues.Parse(text);
        }
        catch (JsonException exception)
        {
            throw CliException.Usage(
                $"{source}: not valid JSON{JsonFault.Where(exception)}: {JsonFault.Text(exception)} Texts need double quotes; quote the whole for the shell: '\"yes\"'.");
        }
    }
}
