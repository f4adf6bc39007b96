using GenXai.Activities.Models.Settings;

namespace GenXai.Integration.Tests.Budgets;

/// <summary>Scripted replies cost 10 USD a million tokens of prompt, and 30 a million of reply.</summary>
internal sealed class ScriptPrices : IModelSettings
{
    public string? Find(string name) => name == ModelSettingNames.Catalog
        ? """{"scripted": {"input_per_million_usd": 10, "output_per_million_usd": 30}}"""
        : null;
}
