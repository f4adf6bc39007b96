using GenXai.Hosting.Security;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Security;

public sealed class AccessSettingsTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Read_OfNothing_IsOpen()
    {
        var (settings, faults) = Read();

        faults.ShouldBeEmpty();
        settings.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Read_OfKeysAndAnIssuer_TakesThem()
    {
        var (settings, faults) = Read(
            ("GENXAI_API_KEYS", $"ada:admin:{Hash}; bob:viewer:{Hash.ToUpperInvariant()}"),
            ("GENXAI_OIDC_ISSUER", "https://login.example.com/tenant"),
            ("GENXAI_OIDC_AUDIENCE", "api"),
            ("GENXAI_RATE_LIMIT", "60"));

        faults.ShouldBeEmpty();
        settings.IsOpen.ShouldBeFalse();
        settings.Keys.Select(key => (key.Name, key.Role)).ShouldBe([("ada", Role.Admin), ("bob", Role.Viewer)]);
        settings.RequestsPerMinute.ShouldBe(60);
    }

    [Theory]
    [InlineData("GENXAI_API_KEYS", "ada:king:aa", "viewer, operator, developer, admin")]
    [InlineData("GENXAI_API_KEYS", "my-plain-key", "NAME:ROLE:HASH")]
    [InlineData("GENXAI_OIDC_ISSUER", "http://login.example.com", "https")]
    [InlineData("GENXAI_OIDC_ISSUER", "https://login.example.com", "GENXAI_OIDC_AUDIENCE")]
    [InlineData("GENXAI_RATE_LIMIT", "often", "1 to 1000000")]
    public void Read_OfWhatIsWrong_SaysHowToMendIt(string key, string value, string part)
    {
        var (_, faults) = Read((key, value));

        faults.ShouldHaveSingleItem().ShouldContain(part);
        faults[0].ShouldNotContain("my-plain-key");
    }

    private static (AccessSettings Settings, List<string> Faults) Read(params (string Key, string Value)[] values)
    {
        var faults = new List<string>();
        var settings = AccessSettings.Read(key => values.FirstOrDefault(pair => pair.Key == key).Value, faults);
        return (settings, faults);
    }
}
