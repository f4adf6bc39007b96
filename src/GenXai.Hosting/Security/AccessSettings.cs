using System.Globalization;
using System.Security.Cryptography;

namespace GenXai.Hosting.Security;

/// <summary>Who may call the API, as the host is configured.</summary>
public sealed record AccessSettings
{
    private const string KeysKey = "GENXAI_API_KEYS";
    private const string IssuerKey = "GENXAI_OIDC_ISSUER";
    private const string AudienceKey = "GENXAI_OIDC_AUDIENCE";
    private const string RolesKey = "GENXAI_OIDC_ROLES_CLAIM";
    private const string RateKey = "GENXAI_RATE_LIMIT";

    /// <summary>The keys.</summary>
    public IReadOnlyList<ApiKey> Keys { get; init; } = [];

    /// <summary>The OpenID Connect issuer whose tokens are taken; null for none.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>The audience that tokens must be for; set with an issuer.</summary>
    public string Audience { get; init; } = "";

    /// <summary>The claim that names a caller's roles.</summary>
    public string RolesClaim { get; init; } = "roles";

    /// <summary>How many requests a caller may send in a minute, from 1; null: as many as it likes.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>True when nobody has to say who it is.</summary>
    public bool IsOpen => Keys.Count == 0 && Issuer is null;

    /// <summary>Reads the settings and collects every fault.</summary>
    /// <param name="find">Finds a setting, an environment variable as a rule; null when it is not set.</param>
    /// <param name="faults">Each fault is added here, with the key and how to mend it.</param>
    /// <returns>The settings; to be used only if no fault was added.</returns>
    public static AccessSettings Read(Func<string, string?> find, ICollection<string> faults)
    {
        var issuer = IssuerOf(find(IssuerKey), faults);
        var audience = find(AudienceKey) ?? "";
        if (issuer is not null && audience.Length == 0)
        {
            faults.Add($"{AudienceKey}: not set; a token of {issuer} is taken only if it is for this host: set the audience that it must name");
        }

        return new AccessSettings
        {
            Keys = [.. KeysOf(find(KeysKey) ?? "", faults)],
            Issuer = issuer,
            Audience = audience,
            RolesClaim = find(RolesKey) is { Length: > 0 } claim ? claim : "roles",
            RequestsPerMinute = RateOf(find(RateKey), faults),
        };
    }

    private static List<ApiKey> KeysOf(string text, ICollection<string> faults)
    {
        var keys = new List<ApiKey>();
        foreach (var entry in text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split(':');
            if (parts.Length != 3 || parts[0].Length == 0 || RoleTable.Find(parts[1]) is not { } role || !TryHash(parts[2], out var hash))
            {
                // What stands there may be a key by mistake: it is not repeated.
                faults.Add($"{KeysKey}: entry {keys.Count + 1} is not understood; expected NAME:ROLE:HASH with a role of {RoleTable.Names} and the key's SHA-256 in 64 hexadecimal digits (printf %s \"$KEY\" | openssl dgst -sha256), entries separated by ';'");
                return keys;
            }

            keys.Add(new ApiKey(parts[0], role, hash));
        }

        return keys;
    }

    private static bool TryHash(string text, out byte[] hash)
    {
        hash = text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : [];
        return hash.Length > 0;
    }

    private static Uri? IssuerOf(string? text, ICollection<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var issuer) && (issuer.Scheme == Uri.UriSchemeHttps || issuer is { Scheme: "http", IsLoopback: true }))
        {
            return issuer;
        }

        faults.Add($"{IssuerKey}: '{text}' is no issuer; expected an https address such as https://login.microsoftonline.com/TENANT/v2.0");
        return null;
    }

    private static int? RateOf(string? text, ICollection<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= 1_000_000)
        {
            return rate;
        }

        faults.Add($"{RateKey}: '{text}' is no rate; expected how many requests a caller may send in a minute, 1 to 1000000");
        return null;
    }
}
