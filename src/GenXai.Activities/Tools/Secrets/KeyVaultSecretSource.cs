using System.Collections.Concurrent;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;

namespace GenXai.Activities.Tools.Secrets;

#pragma warning disable CA1001 // It lives as long as the host, and a semaphore nobody waits for by handle holds nothing that must be given back.
/// <summary>Secrets of an Azure Key Vault, loaded when they are first used and kept for a while.</summary>
internal sealed class KeyVaultSecretSource : ISecretSource
#pragma warning restore CA1001
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string? Secret, long At)> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lazy<SecretClient> _client;
    private readonly Uri _vault;
    private readonly TimeProvider _time;

    public KeyVaultSecretSource(Func<SecretClient> connect, Uri vault, TimeProvider time)
    {
        _client = new Lazy<SecretClient>(connect);
        _vault = vault;
        _time = time;
    }

    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (TryGetKnown(name, out var secret))
        {
            return secret;
        }

        // One at a time: many calls that start together ask the vault once.
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!TryGetKnown(name, out secret))
            {
                secret = await LoadAsync(name, cancellationToken);
                _known[name] = (secret, _time.GetTimestamp());
            }

            return secret;
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool TryGetKnown(string name, out string? secret)
    {
        var found = _known.TryGetValue(name, out var known) && _time.GetElapsedTime(known.At) < Kept;
        secret = found ? known.Secret : null;
        return found;
    }

    // Names in a vault have letters, digits and '-' alone.
    private async Task<string?> LoadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _client.Value.GetSecretAsync(name.Replace('_', '-'), cancellationToken: cancellationToken);
            return answer.Value.Value;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException exception)
        {
            var transient = exception.Status is 0 or 408 or 429 or >= 500;
            var answer = exception.Status == 0 ? "does not answer" : FormattableString.Invariant($"answered {exception.Status} {exception.ErrorCode}");
            throw new ToolException(
                $"the secret {name}: the Key Vault {_vault.Host} {answer}; the host's identity needs the role 'Key Vault Secrets User' there", transient, exception);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new ToolException($"the secret {name}: this host has no identity for the Key Vault {_vault.Host}: {exception.Message}", transient: false, exception);
        }
    }
}
