namespace GenXai.Activities.Models.Settings;

/// <summary>Settings from environment variables.</summary>
public sealed class EnvironmentModelSettings : IModelSettings
{
    /// <inheritdoc />
    public string? Find(string name) => Environment.GetEnvironmentVariable(name);
}
