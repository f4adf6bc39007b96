using System.Security.Cryptography;
using System.Text;

namespace GenXai.Workflows.Contracts;

/// <summary>The ids of runs.</summary>
public static class RunIds
{
    /// <summary>The id of a sub-run: its root's, <c>-</c>, and a hash of where it stands in the tree.</summary>
    /// <param name="rootId">The root run's id.</param>
    /// <param name="place">Epoch, path, pass and step of the node that runs it.</param>
    public static string Child(string rootId, string place) =>
        $"{rootId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..16]}";
}
