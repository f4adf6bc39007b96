using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>
/// Where the stores are: a connection string (local development), an account name, or the addresses of the
/// services; read from the keys that the Functions host itself uses.
/// </summary>
public sealed partial record StoreSettings
{
    private const string Section = "AzureWebJobsStorage";
    private const string PrefixKey = "GENXAI_STORE_PREFIX";

    /// <summary>A connection string with a key; null where the identity of the machine is used.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The address of the blob service; null with a connection string.</summary>
    public Uri? BlobService { get; init; }

    /// <summary>The address of the table service; null with a connection string.</summary>
    public Uri? TableService { get; init; }

    /// <summary>The address of the queue service; null with a connection string.</summary>
    public Uri? QueueService { get; init; }

    /// <summary>The client id of a user-assigned identity; null for the machine's own or a developer's sign-in.</summary>
    public string? ClientId { get; init; }

    /// <summary>What the names of tables and containers begin with: 3 to 20 lower-case letters and digits, a letter first.</summary>
    public string Prefix { get; init; } = "genxai";

    /// <summary>Reads the settings and collects every fault.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="faults">Each fault is added here, with the key and how to mend it.</param>
    /// <returns>The settings; to be used only if no fault was added.</returns>
    public static StoreSettings Read(IConfiguration configuration, ICollection<string> faults)
    {
        var section = configuration.GetSection(Section);
        var account = section["accountName"];
        var settings = new StoreSettings
        {
            ConnectionString = section.Value is { Length: > 0 } text ? text : null,
            BlobService = Address(section, "blobServiceUri", account, "blob", faults),
            QueueService = Address(section, "queueServiceUri", account, "queue", faults),
            TableService = Address(section, "tableServiceUri", account, "table", faults),
            ClientId = section["clientId"],
            Prefix = configuration[PrefixKey] is { Length: > 0 } prefix ? prefix : "genxai",
        };
        if (!PrefixPattern().IsMatch(settings.Prefix))
        {
            faults.Add($"{PrefixKey}: '{settings.Prefix}' cannot begin a table's name; use 3 to 20 lower-case letters and digits, a letter first");
        }

        settings.CheckWhere(faults);
        return settings;
    }

    private static Uri? Address(IConfigurationSection section, string key, string? account, string service, ICollection<string> faults)
    {
        if (section[key] is { Length: > 0 } given)
        {
            if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            {
                return address;
            }

            faults.Add($"{Section}__{key}: '{given}' is no address; expected one such as https://NAME.{service}.core.windows.net");
            return null;
        }

        if (string.IsNullOrEmpty(account))
        {
            return null;
        }

        if (AccountPattern().IsMatch(account))
        {
            return new Uri($"https://{account}.{service}.core.windows.net");
        }

        var fault = $"{Section}__accountName: '{account}' is no storage account; expected 3 to 24 lower-case letters and digits";
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }

        return null;
    }

    private void CheckWhere(ICollection<string> faults)
    {
        if (ConnectionString is null && (BlobService is null || QueueService is null || TableService is null) && faults.Count == 0)
        {
            faults.Add(
                $"{Section}: not set; give {Section}__accountName (with {Section}__clientId for a user-assigned identity), "
                + $"{Section}__blobServiceUri, {Section}__queueServiceUri and {Section}__tableServiceUri, or for local development {Section}=UseDevelopmentStorage=true");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]{2,19}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixPattern();

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountPattern();
}
