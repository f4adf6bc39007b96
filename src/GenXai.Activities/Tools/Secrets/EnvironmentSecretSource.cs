namespace GenXai.Activities.Tools.Secrets;

/// <summary>Secrets from environment variables of the same name.</summary>
public sealed class EnvironmentSecretSource : ISecretSource
{
    private readonly Func<string, string?> _find;

    /// <summary>Reads the variables of this process.</summary>
    public EnvironmentSecretSource()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    internal EnvironmentSecretSource(Func<string, string?> find) => _find = find;

    /// <inheritdoc />
    public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult(_find(name));
}
