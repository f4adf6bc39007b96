using Azure.Identity;
using Azure.Security.KeyVault.Secrets;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>The places where a host looks for secrets, one after the other.</summary>
public static class SecretSources
{
    /// <summary>The environment variable that names a file or a folder of secrets.</summary>
    public const string FileSetting = "GENXAI_SECRETS_FILE";

    /// <summary>The environment variable that holds the URL of a Key Vault.</summary>
    public const string VaultSetting = "GENXAI_KEY_VAULT";

    /// <summary>
    /// The environment, then what <c>GENXAI_SECRETS_FILE</c> names, then the Key Vault at <c>GENXAI_KEY_VAULT</c>; the first that
    /// has a secret is believed. Nothing is opened before a secret is asked for.
    /// </summary>
    /// <param name="find">Finds an environment variable; null when it is not set.</param>
    /// <param name="time">For how long the vault's answers are kept.</param>
    /// <exception cref="FormatException"><c>GENXAI_KEY_VAULT</c> is no https URL.</exception>
    public static ISecretSource FromEnvironment(Func<string, string?> find, TimeProvider time)
    {
        List<ISecretSource> sources = [new EnvironmentSecretSource(find)];
        if (find(FileSetting) is { Length: > 0 } path)
        {
            sources.Add(new FileSecretSource(path));
        }

        if (find(VaultSetting) is { Length: > 0 } vault)
        {
            var address = Uri.TryCreate(vault, UriKind.Absolute, out var uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
                ? uri
                : throw new FormatException($"{VaultSetting} must be a URL like https://name.vault.azure.net, got '{vault}'.");
            sources.Add(new KeyVaultSecretSource(() => new SecretClient(address, new DefaultAzureCredential()), address, time));
        }

        return sources.Count == 1 ? sources[0] : new SecretChain(sources);
    }
}
