using System.Text.Json;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

public sealed class EnvelopeTests
{
    [Fact]
    public void Unpack_WhatWasPacked_IsTheSame()
    {
        var entry = new LogEntry(7, DateTimeOffset.UnixEpoch, "a[3]", 2, new NodeStarted("tool"));

        var envelope = ActivityEnvelope.Unpack(ActivityEnvelope.Pack("run", new ActivityInput("{\"q\":\"ä\\n\"}", [entry])));

        envelope.InstanceId.ShouldBe("run");
        envelope.Payload.ShouldBe("{\"q\":\"ä\\n\"}");
        envelope.Entries.ShouldBe([entry]);
    }

    [Fact]
    public void Pack_OneEntry_IsTheGoldenText() =>
        ActivityEnvelope.Pack("run", new ActivityInput("p", [new LogEntry(1, DateTimeOffset.UnixEpoch, null, null, new NodeStarted("agent"))]))
            .ShouldBe("""{"v":1,"instanceId":"run","entries":[{"v":1,"seq":1,"at":"1970-01-01T00:00:00Z","type":"node.started","data":{"type":"agent"}}],"payload":"p"}""");

    [Fact]
    public void Unpack_AnotherVersion_SaysWhatToDo() =>
        Should.Throw<JsonException>(() => ActivityEnvelope.Unpack("""{"v":2}""")).Message.ShouldContain("version 2");

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Unpack_NoEnvelope_IsRefused(string text) =>
        Should.Throw<JsonException>(() => ActivityEnvelope.Unpack(text)).Message.ShouldContain("envelope");

    [Fact]
    public void Results_OfAllKinds_ComeBack()
    {
        CallResult[] results = [CallResult.Success(null), CallResult.Success("\"x\""), CallResult.Fail("Type", "message")];

        results.Select(result => ResultEnvelope.Unpack(ResultEnvelope.Pack(result))).ShouldBe(results);
        ResultEnvelope.Unpack(null).ShouldBe(CallResult.Success(null));
    }
}
