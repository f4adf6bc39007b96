using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Activities.Models.Settings;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Models.Catalog;

/// <summary>Prices, limits and context sizes by model: a built-in table, and over it, field by field, the user's.</summary>
public sealed partial class ModelCatalog
{
    private const string BuiltIn = "GenXai.Activities.Models.Catalog.models.json";
    private const decimal Million = 1_000_000;
    private readonly FrozenDictionary<string, ModelEntry> _entries;

    private ModelCatalog(Dictionary<string, ModelEntry> entries) => _entries = entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many models are known.</summary>
    public int Count => _entries.Count;

    /// <summary>Reads the table.</summary>
    /// <param name="settings">Where <see cref="ModelSettingNames.Catalog"/> is looked up: JSON, or the path of a JSON file.</param>
    /// <exception cref="ModelException">The user's table cannot be read; the message says why.</exception>
    public static ModelCatalog Load(IModelSettings settings)
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream(BuiltIn)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {BuiltIn}.");
        var entries = JsonSerializer.Deserialize(stream, CatalogJsonContext.Default.DictionaryStringModelEntry)!;
        foreach (var (name, entry) in Given(settings))
        {
            if (entry.Fault() is { } fault)
            {
                throw new ModelException($"{ModelSettingNames.Catalog}: '{name}': {fault}", transient: false);
            }

            entries[name] = entries.TryGetValue(name, out var below) ? entry.Over(below) : entry;
        }

        return new ModelCatalog(entries);
    }

    /// <summary>Finds what is known: under <c>provider/model</c> first, then under the model, then under it without its version.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="model">The model or deployment; null for none.</param>
    public ModelEntry Find(string provider, string? model)
    {
        if (model is null)
        {
            return ModelEntry.Unknown;
        }

        var general = Named(model) ?? Named(Version().Replace(model, string.Empty)) ?? ModelEntry.Unknown;
        return Named($"{provider}/{model}") is { } special ? special.Over(general) : general;
    }

    /// <summary>What a call costs.</summary>
    /// <param name="entry">The model's entry.</param>
    /// <param name="usage">What it used.</param>
    /// <returns>US dollars; 0 where the price is unknown.</returns>
    public static decimal Cost(ModelEntry entry, CallUsage usage) =>
        ((usage.InputTokens * (entry.InputPerMillionUsd ?? 0)) + (usage.OutputTokens * (entry.OutputPerMillionUsd ?? 0))) / Million;

    private static Dictionary<string, ModelEntry> Given(IModelSettings settings)
    {
        if (settings.Text(ModelSettingNames.Catalog) is not { } text)
        {
            return [];
        }

        try
        {
            var json = text.StartsWith('{') ? text : File.ReadAllText(text);
            return JsonSerializer.Deserialize(json, CatalogJsonContext.Default.DictionaryStringModelEntry) ?? [];
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelException(
                $"{ModelSettingNames.Catalog} must be JSON, or the path of a JSON file, such as "
                + """{"gpt-4o": {"input_per_million_usd": 2.5, "output_per_million_usd": 10, "max_concurrency": 4}}: """ + exception.Message,
                transient: false,
                exception);
        }
    }

    private ModelEntry? Named(string name) => _entries.GetValueOrDefault(name);

    // gpt-4o-2024-08-06, gpt-4-0613, llama3:latest
    [GeneratedRegex(@"(-\d{4}-\d{2}-\d{2}|-\d{4,}|:latest)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
