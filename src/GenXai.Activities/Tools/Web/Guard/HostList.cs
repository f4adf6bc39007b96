using System.Net;

namespace GenXai.Activities.Tools.Web.Guard;

/// <summary>Hosts by name, <c>*.name</c>, address or block of addresses.</summary>
internal sealed class HostList
{
    private readonly List<string> _names = [];
    private readonly List<string> _suffixes = [];
    private readonly List<IPNetwork> _blocks = [];

    /// <summary>Reads the entries.</summary>
    /// <exception cref="FormatException">An entry is neither a name nor an address nor a block.</exception>
    public HostList(IEnumerable<string> entries)
    {
        foreach (var entry in entries.Select(static entry => entry.Trim()))
        {
            if (IPAddress.TryParse(entry.Trim('[', ']'), out var address))
            {
                _blocks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else if (entry.Contains('/', StringComparison.Ordinal))
            {
                _blocks.Add(IPNetwork.TryParse(entry, out var block) ? block : throw Bad(entry));
            }
            else if (entry.StartsWith("*.", StringComparison.Ordinal))
            {
                _suffixes.Add(entry[1..]);
            }
            else
            {
                _names.Add(Uri.CheckHostName(entry) == UriHostNameType.Dns ? entry : throw Bad(entry));
            }
        }
    }

    public bool IsEmpty => _names.Count + _suffixes.Count + _blocks.Count == 0;

    public bool HasName(string host) =>
        _names.Contains(host, StringComparer.OrdinalIgnoreCase) ||
        _suffixes.Exists(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    public bool HasAddress(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _blocks.Exists(block => block.Contains(plain));
    }

    private static FormatException Bad(string entry) =>
        new($"'{entry}' is no host: expected a name such as api.example.com, *.example.com, an address or a block such as 10.1.0.0/16.");
}
