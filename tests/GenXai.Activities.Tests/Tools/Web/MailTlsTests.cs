using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tests.Fakes.Web;
using GenXai.Activities.Time;
using GenXai.Activities.Tools.Notifications.Mail;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Http;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Web;

public sealed class MailTlsTests : IDisposable
{
    private const string Mail = """{"to": "ann@example.com", "subject": "s", "body": "b"}""";
    private readonly X509Certificate2 _certificate = Certificate();

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task Send_ServerOffersStartTls_PasswordGoesOverTlsAlone()
    {
        await using var server = new SmtpServer(_certificate);
        var thumbprint = _certificate.Thumbprint;
        var tool = Tool(server, (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint);

        (await tool.CallAsync(Mail)).GetProperty("success").GetBoolean().ShouldBeTrue();

        server.Secured.ShouldBe(1);
        var commands = server.Commands.ToList();
        commands.IndexOf("STARTTLS").ShouldBeInRange(0, commands.FindIndex(line => line.StartsWith("AUTH PLAIN", StringComparison.Ordinal)));
        commands.Count(line => line.StartsWith("EHLO", StringComparison.Ordinal)).ShouldBe(2);
        commands.ShouldContain(".", StringComparer.Ordinal);
    }

    [Fact]
    public async Task Send_CertificateThatNobodyTrusts_FailsAndTellsNothing()
    {
        await using var server = new SmtpServer(_certificate);

        (await Tool(server, trust: null).FaultAsync(Mail)).ShouldContain("127.0.0.1: ");
        server.Commands.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    private static EmailSenderTool Tool(SmtpServer server, RemoteCertificateValidationCallback? trust)
    {
        var clock = new SystemActivityClock();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SMTP_HOST"] = "127.0.0.1",
            ["SMTP_PORT"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["SMTP_FROM"] = "bot@example.com",
            ["SMTP_USERNAME"] = "bot",
            ["SMTP_PASSWORD"] = "hunter22",
        };
        return new EmailSenderTool(new WebClient(new WebToolOptions(), clock).Guard, new DictionarySecrets(settings), clock.Time) { Trust = trust };
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
