namespace GenXai.Activities.Models.Settings;

/// <summary>Where the settings of models come from. Called from several threads.</summary>
public interface IModelSettings
{
    /// <summary>Finds a setting.</summary>
    /// <param name="name">Its name, one of <see cref="ModelSettingNames"/>.</param>
    /// <returns>Its value; null or empty when it is not set.</returns>
    string? Find(string name);
}
