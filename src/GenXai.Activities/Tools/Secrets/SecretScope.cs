using System.Text.Json;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>The secrets that one call reads: it takes them out again of all that goes into history.</summary>
internal sealed class SecretScope
{
    // A service may give back what an earlier call left there; short words are only masked where they were read.
    private const int ShortestForAll = 8;
    private readonly Dictionary<string, string?> _read = new(StringComparer.Ordinal);
    private readonly SecretMask _mask = new();
    private readonly ISecretSource _source;
    private readonly SecretMask _host;

    /// <summary>Makes a scope.</summary>
    /// <param name="source">The host's secrets.</param>
    /// <param name="host">What the calls of this host have read so far.</param>
    public SecretScope(ISecretSource source, SecretMask host)
    {
        _source = source;
        _host = host;
    }

    /// <summary>Whether a secret was found.</summary>
    public bool HasRead => !_mask.IsEmpty || _read.Values.Any(static secret => secret is not null);

    /// <summary>Loads the secrets that templates name, so that they can be rendered.</summary>
    /// <exception cref="ToolException">The place where secrets are kept cannot be read.</exception>
    public async ValueTask LoadAsync(IEnumerable<NameReference> references, CancellationToken cancellationToken)
    {
        foreach (var reference in references)
        {
            if (reference.Segments.Length == 2 && string.Equals(reference.Segments[0], "secrets", StringComparison.Ordinal))
            {
                await LoadAsync(reference.Segments[1], cancellationToken);
            }
        }
    }

    /// <summary>Finds a secret that was loaded.</summary>
    public bool TryGetValue(string name, out JsonElement value)
    {
        var secret = _read.GetValueOrDefault(name);
        value = secret is null ? default : JsonValues.FromString(secret);
        return secret is not null;
    }

    public string Redact(string text) => _host.Apply(_mask.Apply(text));

    /// <summary>The value with every secret masked in its texts and keys.</summary>
    public JsonElement Redact(JsonElement value) => _host.Apply(_mask.Apply(value));

    private async ValueTask LoadAsync(string name, CancellationToken cancellationToken)
    {
        if (_read.ContainsKey(name))
        {
            return;
        }

        var secret = await _source.FindAsync(name, cancellationToken);
        _read[name] = secret;
        if (secret is null)
        {
            return;
        }

        _mask.Add(secret);
        if (secret.Length >= ShortestForAll)
        {
            _host.Add(secret);
        }
    }
}
