using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using Microsoft.Extensions.Configuration;

namespace GenXai.Hosting.Azure.Encryption;

/// <summary>The master keys of an app: in its settings, in a file, or in Key Vault; loaded once, at start.</summary>
public static class HostKeys
{
    /// <summary>Names the vault, such as <c>https://NAME.vault.azure.net</c>.</summary>
    public const string VaultKey = "GENXAI_ENCRYPTION_VAULT";

    /// <summary>Names the secret in the vault; each of its enabled versions is a key, the newest seals.</summary>
    public const string SecretKey = "GENXAI_ENCRYPTION_SECRET";

    private const string DefaultSecret = "genxai-encryption";

    /// <summary>Makes the app's sealer.</summary>
    /// <param name="configuration">The app's settings.</param>
    /// <exception cref="StorageException">The settings contradict each other, the vault cannot be read, or a key is faulty.</exception>
    public static ISealer Sealer(IConfiguration configuration)
    {
        var keys = EncryptionSettings.Read(name => configuration[name]);
        if (configuration[VaultKey] is { Length: > 0 } vault)
        {
            if (keys is not null)
            {
                throw new StorageException($"{VaultKey} is set, and so are keys in {keys.Origin}; keep one");
            }

            var clientId = configuration["AzureWebJobsStorage:clientId"];
            TokenCredential credential = clientId is { Length: > 0 }
                ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
                : new DefaultAzureCredential();
            keys = FromVault(new SecretClient(AddressOf(vault), credential), configuration[SecretKey] is { Length: > 0 } name ? name : DefaultSecret);
        }

        return keys is null
            ? PlainSealer.Instance
            : new AesSealer(keys, string.Equals(configuration[EncryptionSettings.PlainVariable], "read", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a secret's enabled versions as keys.</summary>
    /// <param name="client">The vault.</param>
    /// <param name="name">The secret: base64 of 32 bytes.</param>
    /// <exception cref="StorageException">The vault cannot be read, or holds no such key.</exception>
    public static MasterKeys FromVault(SecretClient client, string name)
    {
        var origin = $"secret '{name}' of {client.VaultUri}";
        try
        {
            var versions = client.GetPropertiesOfSecretVersions(name)
                .Where(version => version.Enabled == true)
                .OrderByDescending(version => version.CreatedOn)
                .ThenByDescending(version => version.Version, StringComparer.Ordinal)
                .Select(version => $"{version.Version}:{client.GetSecret(name, version.Version).Value.Value.Trim()}");
            return MasterKeys.Parse(string.Join('\n', versions), origin);
        }
        catch (RequestFailedException exception)
        {
            throw new StorageException(
                $"{origin} cannot be read: Key Vault answered {exception.Status} {exception.ErrorCode}; give the app's identity the role Key Vault Secrets User, and check {VaultKey} and {SecretKey}",
                exception);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new StorageException($"{origin} cannot be read: no identity to sign in with ({exception.Message})", exception);
        }
    }

    private static Uri AddressOf(string vault) =>
        Uri.TryCreate(vault, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new StorageException($"{VaultKey}: '{vault}' is no address of a vault; expected one such as https://NAME.vault.azure.net");
}
