using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Serving;

/// <summary>Where the server listens.</summary>
internal static class ServeAddresses
{
    /// <summary>Reads addresses. Where nobody has to say who it is, that is named on standard error.</summary>
    /// <exception cref="CliException">One of them is no address, or others can reach it and nobody has to say who it is.</exception>
    public static IReadOnlyList<string> Read(CliContext context, string text, bool isOpen, bool allowAnonymous)
    {
        var addresses = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (addresses.Length == 0)
        {
            throw CliException.Usage("--urls: empty; expected an address such as http://127.0.0.1:5080");
        }

        foreach (var address in addresses)
        {
            // '*' and '+' stand for all interfaces; Uri knows no such names.
            var plain = address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not "http" || uri.PathAndQuery is not "/")
            {
                throw CliException.Usage($"--urls: '{address}' is no address to listen at; expected http://HOST:PORT such as http://127.0.0.1:5080 (for https put a proxy in front)");
            }

            if (!uri.IsLoopback && isOpen && !allowAnonymous)
            {
                throw CliException.Usage(
                    $"--urls: {address} can be reached from other machines, and nobody has to say who it is: set GENXAI_API_KEYS or GENXAI_OIDC_ISSUER (docs/http.md says how), or say --allow-anonymous");
            }
        }

        if (isOpen)
        {
            context.Error.WriteLine("genxai: no API keys are configured: whoever reaches the API may deploy and start workflows (GENXAI_API_KEYS changes that)");
        }

        return addresses;
    }
}
