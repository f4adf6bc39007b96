using GenXai.Hosting.Azure.Storage;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

public sealed class StoreSettingsTests
{
    [Fact]
    public void Read_AccountName_GivesBothAddresses()
    {
        var faults = new List<string>();

        var settings = Read(faults, ("AzureWebJobsStorage:accountName", "stgenxai"), ("AzureWebJobsStorage:clientId", "id"));

        faults.ShouldBeEmpty();
        settings.BlobService.ShouldBe(new Uri("https://stgenxai.blob.core.windows.net"));
        settings.TableService.ShouldBe(new Uri("https://stgenxai.table.core.windows.net"));
        settings.ClientId.ShouldBe("id");
        settings.Prefix.ShouldBe("genxai");
    }

    [Fact]
    public void Read_Nothing_SaysWhatToSet()
    {
        var faults = new List<string>();

        Read(faults);

        faults.ShouldHaveSingleItem().ShouldContain("AzureWebJobsStorage__accountName");
    }

    [Fact]
    public void Read_SeveralFaults_GivesAllAtOnce()
    {
        var faults = new List<string>();

        Read(
            faults,
            ("AzureWebJobsStorage:blobServiceUri", "nowhere"),
            ("AzureWebJobsStorage:accountName", "Bad_Name"),
            ("GENXAI_STORE_PREFIX", "9"));

        faults.Count.ShouldBe(3);
        faults.ShouldContain(fault => fault.StartsWith("AzureWebJobsStorage__blobServiceUri: 'nowhere'", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("AzureWebJobsStorage__accountName: 'Bad_Name'", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("GENXAI_STORE_PREFIX: '9'", StringComparison.Ordinal));
    }

    private static StoreSettings Read(List<string> faults, params (string Key, string Value)[] values) => StoreSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build(), faults);
}
