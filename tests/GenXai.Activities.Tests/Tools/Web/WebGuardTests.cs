using System.IO.Compression;
using System.Text;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tests.Fakes.Web;
using GenXai.Activities.Tools.Web;
using GenXai.Activities.Tools.Web.Http;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Web;

public sealed class WebGuardTests
{
    private readonly FakeNetwork _network = new();

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:a9fe:a9fe]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://100.100.100.200/")]
    [InlineData("https://10.0.0.1:8443/")]
    public async Task Get_PrivateAddress_IsRefusedWithoutAConnection(string url)
    {
        (await Client().FaultAsync($$"""{"url": "{{url}}"}""")).ShouldContain("is refused: private, loopback, link-local");
        _network.Connections.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("10.20.30.40")]
    [InlineData("127.0.0.1")]
    [InlineData("fd00::1")]
    public async Task Get_NameOfAPrivateAddress_IsRefused(string address)
    {
        _network.Names["inner.example.com"] = [["93.184.216.34", address]];

        (await Client().FaultAsync("""{"url": "http://inner.example.com/"}""")).ShouldContain($"inner.example.com ({address}) is refused");
        _network.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_NameThatChangesItsAddress_IsJudgedAtEachConnection()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("ok"));
        _network.ServerPort = server.Port;
        _network.Names["rebind.example.com"] = [["93.184.216.34"], ["127.0.0.1"]];
        var client = Client();

        (await client.CallAsync("""{"url": "http://rebind.example.com/"}""")).Text("data").ShouldBe("ok");
        (await client.FaultAsync("""{"url": "http://rebind.example.com/"}""")).ShouldContain("(127.0.0.1) is refused");
        // It was resolved once per connection, and the address that was checked is the one that was connected to.
        _network.Connections.ShouldBe([System.Net.IPEndPoint.Parse("93.184.216.34:80")]);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "is refused: private")]
    [InlineData("http://[::1]:5000/", "is refused: private")]
    [InlineData("http://inner.example.com/", "(10.0.0.1) is refused")]
    [InlineData("file:///etc/passwd", "the scheme 'file' is refused")]
    [InlineData("gopher://x.example.com/", "the scheme 'gopher' is refused")]
    [InlineData("http://user:pass@public.example.com/", "user name or password")]
    public async Task Get_RedirectToWhatIsRefused_IsRefused(string target, string expected)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Redirect(target));
        Public(server);
        _network.Names["inner.example.com"] = [["10.0.0.1"]];

        (await Client().FaultAsync("""{"url": "http://public.example.com/"}""")).ShouldContain(expected);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_RedirectsForEver_AreStopped()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Redirect("/again"));
        Public(server);

        (await Client().FaultAsync("""{"url": "http://public.example.com/", "max_redirects": 3}""")).ShouldContain("more than 3 redirects");
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Post_RedirectToAnotherOrigin_LeavesCredentialsBehind()
    {
        await using var server = new LoopbackServer(request => request.StartsWith("POST", StringComparison.Ordinal)
            ? LoopbackServer.Redirect("http://other.example.com/x", "303 See Other")
            : LoopbackServer.Response("there"));
        Public(server);
        _network.Names["other.example.com"] = [["8.8.8.8"]];

        var result = await Client().CallAsync(
            """{"url": "http://public.example.com/", "method": "POST", "body": {"a": 1}, "headers": {"X-Api-Key": "k1", "Authorization": "k2"}, "cookies": {"s": "k3"}}""");

        result.Text("url").ShouldBe("http://other.example.com/x");
        result.Text("redirect_count").ShouldBe("1");
        server.Requests.First().ShouldContain("k1");
        server.Requests.First().ShouldContain("Idempotency-Key: run/0/a/1/1");
        var second = server.Requests.Last();
        second.ShouldStartWith("GET /x");
        second.ShouldNotContain("k1");
        second.ShouldNotContain("k2");
        second.ShouldNotContain("k3");
    }

    [Fact]
    public async Task Get_EndlessBody_IsStoppedAtTheLimit()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            var chunk = new byte[64 * 1024];
            while (true)
            {
                await stream.WriteAsync(chunk, token);
            }
        });
        Public(server);

        (await Client(_network.Options with { MaxBodyBytes = 200_000 }).FaultAsync("""{"url": "http://public.example.com/"}""")).ShouldContain("larger than the limit of 200000 bytes");
    }

    [Fact]
    public async Task Get_DecompressionBomb_IsStoppedAtTheLimit()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[20_000_000], TestContext.Current.CancellationToken);
        }

        packed.Length.ShouldBeLessThan(100_000);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
            await stream.WriteAsync(packed.ToArray(), token);
        });
        Public(server);

        (await Client(_network.Options with { MaxBodyBytes = 1_000_000 }).FaultAsync("""{"url": "http://public.example.com/"}""")).ShouldContain("larger than the limit of 1000000 bytes");
    }

    [Theory]
    [InlineData("""{"url": "http://public.example.com/", "headers": {"X": "a\r\nHost: b"}}""", "line break")]
    [InlineData("""{"url": "http://public.example.com/", "headers": {"Host": "internal"}}""", "'Host' is refused")]
    [InlineData("""{"url": "http://public.example.com/", "headers": {"Bad Name": "x"}}""", "no header name")]
    [InlineData("""{"url": "http://public.example.com/", "verify_ssl": false}""", "verify_ssl")]
    [InlineData("""{"url": "ftp://public.example.com/"}""", "url")]
    [InlineData("""{"url": "http://nowhere.example.com/"}""", "cannot be resolved")]
    public async Task Get_BadRequest_IsRefused(string arguments, string expected)
    {
        _network.Names["public.example.com"] = [["93.184.216.34"]];

        (await Client().FaultAsync(arguments)).ShouldContain(expected);
        _network.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_HostOffTheAllowList_IsRefused()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("ok"));
        Public(server);
        var client = Client(_network.Options with { AllowedHosts = ["*.example.org", "8.8.0.0/16"] });
        _network.Names["api.example.org"] = [["93.184.216.34"]];

        (await client.FaultAsync("""{"url": "http://public.example.com/"}""")).ShouldContain("not among the hosts");
        (await client.CallAsync("""{"url": "http://api.example.org/"}""")).Text("status_code").ShouldBe("200");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task Get_PrivateHostThatIsAllowed_IsReached(string entry)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("""{"a": 1}""", type: "application/json"));
        var client = Client(new WebToolOptions { PrivateHosts = [entry] });

        (await client.CallAsync($$"""{"url": "{{server.Url}}/x", "params": {"q": "a b&c"} }""")).GetProperty("data").GetRawText().ShouldBe("""{"a":1}""");
        server.Requests.Single().ShouldStartWith("GET /x?q=a%20b%26c ");
    }

    [Fact]
    public void Create_BadHost_SaysWhatIsExpected() =>
        Should.Throw<FormatException>(() => Client(new WebToolOptions { AllowedHosts = ["http://x"] })).Message.ShouldContain("'http://x' is no host");

    private HttpClientTool Client(WebToolOptions? options = null) => new(new WebClient(options ?? _network.Options, new ManualClock()));

    private void Public(LoopbackServer server)
    {
        _network.ServerPort = server.Port;
        _network.Names["public.example.com"] = [["93.184.216.34"]];
    }
}
