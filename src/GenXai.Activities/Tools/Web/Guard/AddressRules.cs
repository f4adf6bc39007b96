using System.Net;
using System.Net.Sockets;

namespace GenXai.Activities.Tools.Web.Guard;

/// <summary>Tells public addresses from all others (the special-purpose registries of IANA).</summary>
internal static class AddressRules
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            // Azure's own address for machine metadata and agents: it looks public.
            "168.63.129.16/32",
            // Protocol assignments with Teredo, documentation, 6to4 (it carries an address of version 4 to anywhere), documentation.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(static block => IPNetwork.Parse(block)),
    ];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (Nat64.Contains(address))
            {
                return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
            }

            // All that is not global unicast is local, multicast or not assigned.
            if (!GlobalUnicast.Contains(address))
            {
                return false;
            }
        }

        return !Refused.Any(block => block.Contains(address));
    }
}
