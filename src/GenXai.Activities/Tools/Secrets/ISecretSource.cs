namespace GenXai.Activities.Tools.Secrets;

/// <summary>The host's secrets.</summary>
public interface ISecretSource
{
    /// <summary>Finds a secret.</summary>
    /// <param name="name">Its name, as after <c>secrets.</c></param>
    /// <returns>The secret; null when the host has none of this name.</returns>
    string? Find(string name);
}
