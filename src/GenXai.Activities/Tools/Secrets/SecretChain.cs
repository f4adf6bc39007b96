namespace GenXai.Activities.Tools.Secrets;

/// <summary>Several sources; the first that has a secret is believed.</summary>
internal sealed class SecretChain(IReadOnlyList<ISecretSource> sources) : ISecretSource
{
    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(name, cancellationToken) is { } secret)
            {
                return secret;
            }
        }

        return null;
    }
}
