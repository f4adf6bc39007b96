using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Models.Settings;

namespace GenXai.Activities.Models.Budgets;

/// <summary>
/// Prices of the offline model and of scripted replies: nothing, unless the user's table names <c>offline</c> or
/// <c>scripted</c>, as one who rehearses what a workflow will cost does.
/// </summary>
internal sealed class LocalPrices
{
    private static readonly ModelEntry Free = new() { InputPerMillionUsd = 0, OutputPerMillionUsd = 0 };
    private readonly Lazy<ModelCatalog?> _catalog;

    public LocalPrices(IModelSettings settings) => _catalog = new Lazy<ModelCatalog?>(
        () => settings.Text(ModelSettingNames.Catalog) is null ? null : ModelCatalog.Load(settings),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The prices of a provider that asks nobody.</summary>
    /// <exception cref="ModelException">The user's table cannot be read.</exception>
    public ModelEntry Of(string provider) => _catalog.Value?.Find(provider, provider).Over(Free) ?? Free;
}
