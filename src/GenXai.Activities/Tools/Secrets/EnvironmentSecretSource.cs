namespace GenXai.Activities.Tools.Secrets;

/// <summary>Secrets from environment variables of the same name.</summary>
public sealed class EnvironmentSecretSource : ISecretSource
{
    /// <inheritdoc />
    public string? Find(string name) => Environment.GetEnvironmentVariable(name);
}
