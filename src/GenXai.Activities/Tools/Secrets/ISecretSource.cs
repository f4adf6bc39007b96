namespace GenXai.Activities.Tools.Secrets;

/// <summary>The host's secrets.</summary>
public interface ISecretSource
{
    /// <summary>Finds a secret.</summary>
    /// <param name="name">Its name, as after <c>secrets.</c></param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The secret; null when the host has none of this name.</returns>
    /// <exception cref="ToolException">The place where secrets are kept cannot be read; transient where trying again may help.</exception>
    ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken);
}
