using GenXai.Activities.Models.Settings;

namespace GenXai.Activities.Tests.Models.Http;

internal sealed class MapSettings : Dictionary<string, string>, IModelSettings
{
    public string? Find(string name) => this.GetValueOrDefault(name);
}
