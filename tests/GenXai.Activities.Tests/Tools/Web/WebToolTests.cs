using System.Text;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tests.Fakes.Web;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Notifications;
using GenXai.Activities.Tools.Notifications.Mail;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Html;
using GenXai.Activities.Tools.Web.Http;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Web;

public sealed class WebToolTests
{
    private const string Page = """
        <html><head><title> Shop </title><meta name="description" content="All we sell"><style>p{}</style></head>
        <body><h1>Our   shop</h1><script>alert(1)</script><p class="x">Tea <b>green</b></p><a href="/a?b=1" title="t">More</a><img src="i.png" alt="I">
        <table><tr><th>N</th></tr><tr><td>1</td></tr></table><form action="/go"><input name="q" required></form></body></html>
        """;

    private readonly ManualClock _clock = new();
    private readonly WebClient _web;

    public WebToolTests() => _web = new WebClient(new WebToolOptions { PrivateHosts = ["127.0.0.1"] }, _clock);

    [Fact]
    public async Task Scraper_Page_GivesTextLinksAndImages()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response(Page, type: "text/html; charset=utf-8"));
        var result = await new WebScraperTool(_web).CallAsync($$"""{"url": "{{server.Url}}/p/", "extract_links": true, "extract_images": true}""");

        result.Text("title").ShouldBe("Shop");
        result.Text("text").ShouldBe("Our shop\nTea\ngreen\nMore\nN\n1");
        result.GetProperty("links")[0].Text("href").ShouldBe(server.Url + "/a?b=1");
        result.GetProperty("images")[0].Text("src").ShouldBe(server.Url + "/p/i.png");
        result.GetProperty("metadata").Text("description").ShouldBe("All we sell");
    }

    [Theory]
    [InlineData("404 Not Found", "text/html", "answered 404 Not Found: gone")]
    [InlineData("200 OK", "image/png", "which is no page")]
    public async Task Scraper_NoPage_Fails(string status, string type, string expected)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("gone", status, type));

        (await new WebScraperTool(_web).FaultAsync($$"""{"url": "{{server.Url}}"}""")).ShouldContain(expected);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task HtmlParser_Selectors_GiveTheirFindings()
    {
        var html = System.Text.Json.JsonSerializer.Serialize(Page);
        var result = await new HtmlParserTool().CallAsync($$"""{"html": {{html}}, "selectors": {"p": "p.x"}, "extract_tables": true, "extract_forms": true, "extract": "links"}""");

        result.GetProperty("data").GetProperty("p")[0].Text("text").ShouldBe("Tea green");
        result.GetProperty("tables").GetRawText().ShouldBe("""[{"headers":["N"],"rows":[["1"]]}]""");
        result.GetProperty("forms")[0].GetProperty("fields")[0].Text("name").ShouldBe("q");
        result.Text("links_count").ShouldBe("1");
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(200_000)]
    public async Task HtmlParser_DeepNesting_IsRefused(int depth)
    {
        var html = string.Concat(Enumerable.Repeat("<div>", depth));
        (await new HtmlParserTool().FaultAsync($$"""{"html": "{{html}}"}""")).ShouldContain("nested more than 500 deep");
    }

    [Fact]
    public async Task HtmlParser_BadSelector_IsNamed() =>
        (await new HtmlParserTool().FaultAsync("""{"html": "<p>", "selectors": {"x": "p["}}""")).ShouldContain("'p[' is no valid CSS selector");

    [Fact]
    public async Task Client_ServiceIsBusy_TriesThriceAndObeysRetryAfter()
    {
        var answers = 0;
        await using var server = new LoopbackServer(_ =>
            ++answers < 3 ? LoopbackServer.Response("busy", "503 Service Unavailable", headers: "Retry-After: 7\r\n") : LoopbackServer.Response("ok"));
        var started = _clock.Time.GetUtcNow();

        (await new HttpClientTool(_web).CallAsync($$"""{"url": "{{server.Url}}", "method": "POST"}""")).Text("data").ShouldBe("ok");
        server.Requests.Count.ShouldBe(3);
        server.Requests.Select(request => request.Split('\n').Single(line => line.StartsWith("Idempotency-Key", StringComparison.Ordinal)).Trim())
            .ShouldBe(["Idempotency-Key: run/0/a/1/1", "Idempotency-Key: run/0/a/1/1.c2", "Idempotency-Key: run/0/a/1/1.c3"]);
        (_clock.Time.GetUtcNow() - started).ShouldBe(TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task Client_ServerError_IsTransientAndNotRepeatedForPost()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("broken", "500 Oops"));
        var failure = await Should.ThrowAsync<ToolException>(() => new HttpClientTool(_web).CallAsync($$"""{"url": "{{server.Url}}", "method": "POST"}"""));

        failure.Transient.ShouldBeTrue();
        failure.Message.ShouldBe("http_client: 127.0.0.1 answered 500 Oops: broken");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Client_NotFound_IsAResult()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("no", "404 Not Found"));
        var result = await new HttpClientTool(_web, "api_caller").CallAsync($$"""{"url": "{{server.Url}}"}""");

        result.Text("status_code").ShouldBe("404");
        result.GetProperty("success").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Client_SilentServer_TimesOut()
    {
        await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));

        (await new HttpClientTool(_web).FaultAsync($$"""{"url": "{{server.Url}}", "timeout": 0.2}""")).ShouldBe("http_client: timed out after 0.2 s");
    }

    [Theory]
    [InlineData("http://169.254.169.254/", true, false)]
    [InlineData("not a url", false, false)]
    public async Task UrlValidator_BadUrl_IsNotValid(string url, bool formed, bool valid)
    {
        var result = await new UrlValidatorTool(_web).CallAsync($$"""{"url": "{{url}}"}""");

        result.GetProperty("format_valid").GetBoolean().ShouldBe(formed);
        result.GetProperty("valid").GetBoolean().ShouldBe(valid);
        result.Text("error").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task UrlValidator_ReachableUrl_IsValid()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("ok"));

        (await new UrlValidatorTool(_web).CallAsync($$"""{"url": "{{server.Url}}"}""")).GetProperty("valid").GetBoolean().ShouldBeTrue();
        (await new UrlValidatorTool(_web).CallAsync("""{"url": "https://example.com", "check_accessibility": false}""")).GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Webhook_Payload_IsPosted()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("done"));
        var result = await new WebhookCallerTool(_web).CallAsync($$"""{"url": "{{server.Url}}/hook", "payload": {"a": [1]} }""");

        result.Text("response").ShouldBe("done");
        server.Requests.Single().ShouldEndWith("\r\n\r\n{\"a\":[1]}");
    }

    [Fact]
    public async Task Slack_HostsWebhook_IsUsedAndNotTold()
    {
        await using var server = new LoopbackServer(request => LoopbackServer.Response("no_team", "403 Forbidden"));
        var secrets = new DictionarySecrets(new(StringComparer.Ordinal) { ["SLACK_WEBHOOK_URL"] = server.Url + "/services/T0/s3cr3t" });

        var fault = await new SlackNotifierTool(_web, secrets).FaultAsync("""{"message": "Hi"}""");
        fault.ShouldBe("slack_notifier: 127.0.0.1 answered 403 Forbidden: no_team");
        server.Requests.Single().ShouldContain("""{"text":"Hi"}""");
        (await new SlackNotifierTool(_web, new DictionarySecrets([])).FaultAsync("""{"message": "Hi"}""")).ShouldContain("set SLACK_WEBHOOK_URL");
    }

    [Fact]
    public async Task Email_ConfiguredServer_GetsTheMail()
    {
        await using var server = new SmtpServer();
        var result = await Mail(Settings(server)).CallAsync("""{"to": "ann@example.com, bob@example.com", "subject": "Grüße\r\nBcc: eve@example.com", "body": ".\r\nHi"}""");

        result.GetProperty("success").GetBoolean().ShouldBeTrue();
        var commands = server.Commands.ToArray();
        commands.ShouldContain("MAIL FROM:<bot@example.com>", StringComparer.Ordinal);
        commands.ShouldContain("RCPT TO:<bob@example.com>", StringComparer.Ordinal);
        commands.ShouldContain(line => line.StartsWith("Subject: =?utf-8?B?", StringComparison.Ordinal));
        commands.ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        commands.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(".\r\nHi")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Email_PasswordWithoutTls_IsNotSent()
    {
        await using var server = new SmtpServer();
        var settings = Settings(server);
        (settings["SMTP_USERNAME"], settings["SMTP_PASSWORD"]) = ("bot", "hunter22");
        (await Mail(settings).FaultAsync("""{"to": "ann@example.com", "subject": "s", "body": "b"}""")).ShouldContain("the server offers no TLS");
        server.Commands.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal));

        settings["SMTP_TLS"] = "none";
        await Mail(settings).CallAsync("""{"to": "ann@example.com", "subject": "s", "body": "b"}""");
        server.Commands.ShouldContain("AUTH PLAIN " + Convert.ToBase64String("\0bot\0hunter22"u8), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{"to": "ann@example.com>\r\nRCPT TO:<eve@example.com", "subject": "s", "body": "b"}""", "is no email address")]
    [InlineData("""{"to": "ann", "subject": "s", "body": "b"}""", "is no email address")]
    [InlineData("""{"to": "ann@example.com", "subject": "s", "body": "b", "smtp_host": "10.0.0.1"}""", "10.0.0.1 is refused")]
    [InlineData("""{"to": "refused@example.com", "subject": "s", "body": "b"}""", "550 no such user")]
    public async Task Email_BadCall_IsRefused(string arguments, string expected)
    {
        await using var server = new SmtpServer();

        (await Mail(Settings(server)).FaultAsync(arguments)).ShouldContain(expected);
    }

    [Fact]
    public async Task Email_NoServer_SaysWhatToSet() =>
        (await Mail(new(StringComparer.Ordinal)).FaultAsync("""{"to": "ann@example.com", "subject": "s", "body": "b"}""")).ShouldContain("set SMTP_HOST");

    private static Dictionary<string, string> Settings(SmtpServer server) => new(StringComparer.Ordinal)
    {
        ["SMTP_HOST"] = "127.0.0.1",
        ["SMTP_PORT"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["SMTP_FROM"] = "bot@example.com",
    };

    private EmailSenderTool Mail(Dictionary<string, string> settings) =>
        new(new WebClient(new WebToolOptions(), _clock).Guard, new DictionarySecrets(settings), _clock.Time);
}
