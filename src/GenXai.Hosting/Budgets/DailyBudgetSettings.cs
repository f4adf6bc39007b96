using System.Collections.Frozen;
using System.Text.Json;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Entities;

namespace GenXai.Hosting.Budgets;

/// <summary>Reads a host's limits of a day from its settings.</summary>
public static class DailyBudgetSettings
{
    /// <summary>The setting: JSON, or the path of a JSON file.</summary>
    public const string Name = "GENXAI_DAILY_BUDGET";

    private const string Example =
        """{"host": {"max_cost_usd": 20}, "each_workflow": {"max_tokens": 1000000}, "workflows": {"support": {"max_cost_usd": 5}}}""";

    /// <summary>Reads the limits.</summary>
    /// <param name="find">Finds a setting by its name; null or empty when it is not set.</param>
    /// <returns>The limits; none when the setting is not there.</returns>
    /// <exception cref="FormatException">The setting cannot be read; the message says what is expected.</exception>
    public static DailyLimits Read(Func<string, string?> find)
    {
        if (find(Name) is not { } given || string.IsNullOrWhiteSpace(given))
        {
            return DailyLimits.None;
        }

        DailyBudgetData data;
        try
        {
            var text = given.Trim();
            var json = text.StartsWith('{') ? text : File.ReadAllText(text);
            data = JsonSerializer.Deserialize(json, DailyBudgetJsonContext.Default.DailyBudgetData) ?? new DailyBudgetData();
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{Name} must be JSON, or the path of a JSON file, such as {Example}: {exception.Message}", exception);
        }

        return new DailyLimits
        {
            Host = Limit("host", data.Host),
            EachWorkflow = Limit("each_workflow", data.EachWorkflow),
            Workflows = (data.Workflows ?? []).ToFrozenDictionary(
                pair => pair.Key, pair => Limit($"workflows.{pair.Key}", pair.Value), StringComparer.Ordinal),
        };
    }

    private static BudgetLimit Limit(string place, DailyLimitData? data) =>
        data is null ? BudgetLimit.None
        : data.MaxTokens < 0 || data.MaxCostUsd < 0
            ? throw new FormatException($"{Name}: {place}: max_tokens and max_cost_usd must be 0 or more")
        : new BudgetLimit(data.MaxTokens, data.MaxCostUsd);
}
