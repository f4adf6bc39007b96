using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace GenXai.Workflows.Contracts;

/// <summary>The ids of runs.</summary>
public static class RunIds
{
    private const int HashLength = 16;
    private static readonly SearchValues<char> HashLetters = SearchValues.Create("0123456789abcdef");

    /// <summary>The id of a sub-run: its root's, <c>-</c>, and a hash of where it stands in the tree.</summary>
    /// <param name="rootId">The root run's id.</param>
    /// <param name="place">Epoch, path, pass and step of the node that runs it.</param>
    public static string Child(string rootId, string place) =>
        $"{rootId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..HashLength]}";

    /// <summary>The id without what <see cref="Child"/> adds: of a sub-run its root's, of any other id the id itself.</summary>
    /// <param name="runId">The id.</param>
    public static string RootOf(string runId)
    {
        var at = runId.Length - HashLength - 1;
        return at > 0 && runId[at] == '-' && !runId.AsSpan(at + 1).ContainsAnyExcept(HashLetters) ? runId[..at] : runId;
    }
}
