using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>The identity of a bundle: see docs/definition-hash.md.</summary>
internal static class BundleHash
{
    /// <summary>The manifest whose SHA-256 is the hash.</summary>
    public static string Manifest(ImmutableSortedDictionary<string, string> files)
    {
        var manifest = new StringBuilder();
        manifest.Append("hashVersion: ").Append(WorkflowBundle.HashVersion).Append('\n');
        foreach (var name in files.Keys.Order(StringComparer.Ordinal))
        {
            manifest.Append(Digest(files[name])).Append("  ").Append(Escape(name)).Append('\n');
        }

        return manifest.ToString();
    }

    public static string Compute(ImmutableSortedDictionary<string, string> files) => "sha256:" + Digest(Manifest(files));

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Escape(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
