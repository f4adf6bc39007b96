using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tests.Fakes.Web;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Policies;
using GenXai.Activities.Tools.Web;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Declared;

public sealed class DeclaredToolTests
{
    private static readonly ToolOptions Loopback = new() { Web = new WebToolOptions { PrivateHosts = ["127.0.0.1"] } };

    [Fact]
    public async Task Http_Templates_AreFilledInAndSecretsMasked()
    {
        await using var server = new LoopbackServer(request => LoopbackServer.Response("""{"echo": "key t0psecret"}""", type: "application/json"));
        var bench = Crm($$$"""
            {"method": "POST", "url": "{{{server.Url}}}/customers/{{ id }}/notes?q={{ input.note.text }}", "headers": {"Authorization": "Bearer {{ secrets.CRM_KEY }}"},
             "body": {"note": "{{ note }}", "by": "bot"}}
            """);

        var outcome = await bench.CallAsync(Asked("""{"id": "../admin?x=1#", "note": {"text": "a b"}}"""));

        outcome.Failure.ShouldBeNull();
        outcome.Result!.Value.GetRawText().ShouldBe("""{"echo":"key ***"}""");
        var request = server.Requests.Single();
        request.ShouldStartWith("POST /customers/..%2Fadmin%3Fx%3D1%23/notes?q=a%20b ");
        request.ShouldContain("Authorization: Bearer t0psecret");
        request.ShouldContain("Idempotency-Key: run/0/a/1/1");
        request.ShouldEndWith("""{"note":{"text":"a b"},"by":"bot"}""");
    }

    [Theory]
    [InlineData("http://{{ id }}.internal/", "cannot be resolved")]
    [InlineData("http://169.254.169.254/{{ id }}", "is refused: private")]
    [InlineData("{{ id }}", "no absolute URL")]
    [InlineData("http://127.0.0.1/{{ missing }}", "missing")]
    public async Task Http_BadAddress_IsRefused(string url, string expected)
    {
        var bench = Crm($$"""{"url": "{{url}}"}""", Loopback with { Web = Loopback.Web with { Resolver = new FakeNetwork() } });
        var outcome = await bench.CallAsync(Asked("""{"id": "x"}"""));

        outcome.Failure!.Code.ShouldBe(ErrorCodes.ToolFailed);
        outcome.Failure.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Http_ErrorThatHoldsTheSecret_IsMasked()
    {
        await using var server = new LoopbackServer(request => LoopbackServer.Response("bad key t0psecret", "401 Unauthorized"));
        var outcome = await Crm($$$"""{"url": "{{{server.Url}}}/?k={{ secrets.CRM_KEY }}"}""").CallAsync(Asked("{}"));

        outcome.Failure!.Message.ShouldBe("crm: 127.0.0.1 answered 401 Unauthorized: bad key ***");
        outcome.Failure.Transient.ShouldBeFalse();
    }

    [Fact]
    public async Task Tool_AddressThatHoldsTheEscapedSecret_IsMasked()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Response("ok"));
        var bench = Crm("{}");
        bench.Secrets["ODD"] = "a/b c?d";
        var outcome = await bench.CallAsync(new()
        {
            Origin = OneProgram.Origin(),
            Tool = "http_client",
            Params = Value.Of($$$"""{"url": "{{{server.Url}}}/x", "params": {"key": "{{ secrets.ODD }}"} }"""),
            ToolCall = 1,
        });

        outcome.Result!.Value.Text("url").ShouldEndWith("/x?key=***");
        server.Requests.Single().ShouldContain("key=a%2Fb%20c%3Fd");
    }

    [Theory]
    [InlineData("crm", null, "is denied on this host")]
    [InlineData("c*", null, "is denied on this host")]
    [InlineData(null, "calculator", "is not on this host's allow list")]
    public async Task Call_ToolThatIsNotAllowed_IsRefused(string? denied, string? allowed, string expected)
    {
        var bench = Crm("""{"url": "http://127.0.0.1:1/"}""", Loopback with
        {
            Deny = denied is null ? [] : [denied],
            Allow = allowed is null ? [] : [allowed],
        });

        (await bench.CallAsync(Asked("{}"))).Failure!.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Call_PolicyWithRetries_RepeatsWhatMayPass()
    {
        List<string> keys = [];
        var flaky = new DelegateTool("flaky", "{}", (context, _, _) =>
        {
            keys.Add(context.IdempotencyKey);
            return keys.Count < 3 ? throw new ToolException("busy", transient: true) : Task.FromResult(Value.Of("\"ok\""));
        });
        var bench = new Bench { Tools = [flaky], Options = Under("flaky", new ToolPolicy { Retries = 2, BackoffSeconds = 3 }) };

        var outcome = await bench.CallAsync(Asked("{}", "flaky"));

        outcome.Result!.Value.GetString().ShouldBe("ok");
        outcome.DurationMs.ShouldBe(9000);
        keys.ShouldBe(["run/0/a/1/1", "run/0/a/1/1.r1", "run/0/a/1/1.r2"]);
        bench.Metrics.Snapshot().Single().ShouldBe(new("flaky", 1, 1, 0, 9000));
    }

    [Fact]
    public async Task Call_PermanentFailure_IsNotRepeatedAndCounted()
    {
        var calls = 0;
        var broken = new DelegateTool("broken", "{}", (_, _, _) => ++calls > 0 ? throw new ToolException("no", transient: false) : Task.FromResult(Value.Of("1")));
        var bench = new Bench { Tools = [broken], Options = Under("broken", new ToolPolicy { Retries = 2 }) };

        (await bench.CallAsync(Asked("{}", "broken"))).Failure!.Message.ShouldBe("no");
        calls.ShouldBe(1);
        bench.Metrics.Snapshot().Single().Failures.ShouldBe(1);
    }

    private static Bench Crm(string http, ToolOptions? options = null)
    {
        var bench = new Bench { Options = options ?? Loopback, Declared = [new ToolDefinition { Name = "crm", Http = Value.Of(http) }] };
        bench.Secrets["CRM_KEY"] = "t0psecret";
        return bench;
    }

    private static ToolOptions Under(string tool, ToolPolicy policy) =>
        new() { Policies = new ToolOptions().Policies.Add(tool, policy) };

    private static ToolCallRequest Asked(string arguments, string tool = "crm") => new()
    {
        Origin = OneProgram.Origin(),
        Tool = tool,
        Arguments = Value.Of(arguments),
        ToolCall = 1,
    };
}
