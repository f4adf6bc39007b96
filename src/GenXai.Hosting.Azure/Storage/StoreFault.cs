using Azure;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>What a refusal of Azure Storage means to people.</summary>
internal static class StoreFault
{
    public static StorageException Of(RequestFailedException exception, string what) =>
        new($"{what}: Azure Storage answered {exception.Status} {exception.ErrorCode}. {Mend(exception.Status)}", exception);

    private static string Mend(int status) => status switch
    {
        401 or 403 => "Give the app's identity the roles Storage Blob Data Owner and Storage Table Data Contributor on the account, and check AzureWebJobsStorage.",
        404 => "Check the account's name in AzureWebJobsStorage.",
        0 => "The account cannot be reached: check its name, the network and, for local development, that Azurite runs.",
        _ => "It was tried several times; see the status of the account.",
    };
}
