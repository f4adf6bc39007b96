using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Schemas;

namespace GenXai.Workflows.Interpreter.Nodes.Memory;

/// <summary>Reads what a memory tool is given.</summary>
internal static class MemoryArguments
{
    private const int MaxKeyLength = 200;
    private static readonly JsonSchema WriteSchema = JsonSchema.Parse(MemoryTools.Parameters(MemoryTools.Write));
    private static readonly JsonSchema ReadSchema = JsonSchema.Parse(MemoryTools.Parameters(MemoryTools.Read));
    private static readonly JsonSchema SearchSchema = JsonSchema.Parse(MemoryTools.Parameters(MemoryTools.Search));

    /// <summary>Reads the arguments.</summary>
    /// <returns>What is wrong with them; null when nothing is.</returns>
    public static string? Read(string tool, JsonElement arguments, out MemoryOperation operation)
    {
        operation = new MemoryOperation();
        if (PayloadValues.Occurs(arguments) || PayloadValues.IsLarge(arguments))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"memory_item_too_large: {tool} takes at most {PayloadReference.InlineBytes} bytes in one call; write a summary, or several keys");
        }

        var schema = tool switch { MemoryTools.Write => WriteSchema, MemoryTools.Read => ReadSchema, _ => SearchSchema };
        if (schema.Validate(arguments) is { Count: > 0 } faults)
        {
            return $"{tool}: {string.Join("; ", faults)}";
        }

        var key = Text(arguments, "key");
        if (key is "" or { Length: > MaxKeyLength })
        {
            return string.Create(CultureInfo.InvariantCulture, $"{tool}: key must have 1 to {MaxKeyLength} characters, got {key.Length}");
        }

        operation = new MemoryOperation
        {
            Key = key,
            Value = arguments.TryGetProperty("value"u8, out var value) ? value : null,
            Append = string.Equals(Text(arguments, "mode"), "append", StringComparison.Ordinal),
            ExpectedVersion = arguments.TryGetProperty("expected_version"u8, out var version) ? (long)version.GetDouble() : null,
            TtlSeconds = arguments.TryGetProperty("ttl_seconds"u8, out var ttl) ? ttl.GetDouble() : null,
            Query = Text(arguments, "query"),
            Prefix = Text(arguments, "prefix"),
            TopK = arguments.TryGetProperty("top_k"u8, out var top) ? (int)top.GetDouble() : null,
        };
        return null;
    }

    private static string? Text(JsonElement arguments, string name) =>
        arguments.TryGetProperty(name, out var value) ? value.GetString() : null;
}
