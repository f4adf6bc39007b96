using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Entities;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Golden;

/// <summary>What the interpreter persists is written as it always was, and what was written is read.</summary>
public sealed class ContractGoldenTests
{
    private static readonly ContractsJsonContext Json = ContractsJsonContext.Default;

    [Fact]
    public void Samples_OfLogEntries_AreOfEveryType() =>
        Samples.Data.Select(LogDataTypes.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(LogDataTypes.Names);

    [Fact]
    public void Serialize_LogEntryOfEveryType_IsAsEver() =>
        GoldenFile.Check("log-entries.ndjson", Lines(Samples.Entries.Select(entry => Encoding.UTF8.GetString(LogEntryJson.Serialize(entry)))));

    [Fact]
    public void Deserialize_LogEntriesOfOld_AreWrittenBackTheSame()
    {
        var text = GoldenFile.Read("log-entries.ndjson");

        Lines(Split(text).Select(line => Encoding.UTF8.GetString(
            LogEntryJson.Serialize(LogEntryJson.Deserialize(Encoding.UTF8.GetBytes(line)))))).ShouldBe(text);
    }

    [Fact]
    public void Deserialize_LogEntryWithUnknownFields_ReadsTheRest()
    {
        var entry = LogEntryJson.Deserialize(
            """{"v":1,"seq":3,"at":"2026-01-01T00:00:00Z","type":"node.started","path":"a","pass":1,"more":1,"data":{"type":"agent","later":{}}}"""u8.ToArray());

        entry.Data.ShouldBe(new GenXai.Workflows.Contracts.Log.Node.NodeStarted("agent"));
    }

    [Fact]
    public void Deserialize_LogEntryOfALaterVersion_IsRefused() =>
        Should.Throw<JsonException>(() => LogEntryJson.Deserialize(
            """{"v":2,"seq":3,"at":"2026-01-01T00:00:00Z","type":"node.started","data":{"type":"agent"}}"""u8.ToArray()))
            .Message.ShouldContain("version 2");

    [Fact]
    public void RunInput_WithSnapshot_IsAsEver() => CheckBothWays("run-input.json", [Samples.Input], Json.WorkflowRunInput);

    [Fact]
    public void MailboxMessages_OfEveryKind_AreAsEver() =>
        CheckBothWays("mailbox-messages.ndjson", Samples.Messages, Json.MailboxMessage);

    [Fact]
    public void PayloadReference_WithAllFields_IsAsEver()
    {
        GoldenFile.Check("payload-reference.json", PayloadValues.Write(Samples.Reference).GetRawText() + "\n");

        PayloadValues.Write(PayloadValues.Read(JsonElement.Parse(GoldenFile.Read("payload-reference.json")))).GetRawText()
            .ShouldBe(GoldenFile.Read("payload-reference.json").TrimEnd());
    }

    [Fact]
    public void Evaluation_OfEveryKind_IsAsEver()
    {
        CheckBothWays("evaluation-request.json", [Samples.Evaluation], Json.EvaluationRequest);
        CheckBothWays("evaluation-outcome.json", [Samples.Evaluated], Json.EvaluationOutcome);
    }

    [Fact]
    public void RunOutput_WithResult_IsAsEver() => CheckBothWays("run-output.json", [Samples.Output], Json.RunOutput);

    [Fact]
    public void RunResult_OfARun_IsAsEver() => CheckBothWays("run-result.json", [Samples.Output.Result], Json.RunResult);

    [Fact]
    public void ModelOutcome_WithAllFields_IsAsEver() => CheckBothWays("model-outcome.json", [Samples.ModelOutcome], Json.ModelCallOutcome);

    [Fact]
    public void ModelRequest_WithAllFields_IsAsEver() => CheckBothWays("model-request.json", [Samples.ModelRequest], Json.ModelCallRequest);

    [Fact]
    public void ConversationSegments_FirstAndNext_AreAsEver() =>
        CheckBothWays("conversation-segments.ndjson", [Samples.FirstSegment, Samples.NextSegment], Json.ConversationSegment);

    [Fact]
    public void StartChildRequest_OfASubRun_IsAsEver() => CheckBothWays("start-child.json", [Samples.StartChild], Json.StartChildRequest);

    [Fact]
    public void CustomStatus_OfARunThatWaits_IsAsEver() => CheckBothWays("custom-status.json", [Samples.CustomStatus], Json.RunCustomStatus);

    [Fact]
    public void ChildOutcome_InAMessage_IsAsEver() =>
        CheckBothWays("child-outcome.json", [Samples.Messages.Single(message => message.Outcome is not null)], Json.MailboxMessage);

    [Fact]
    public void DailyBudget_StateDrawAndGrant_AreAsEver()
    {
        CheckBothWays("daily-state.json", [Samples.DailyState], EntitiesJsonContext.Default.DailyBudgetState);
        CheckBothWays("daily-draw.json", [Samples.DailyDraw], EntitiesJsonContext.Default.DailyDraw);
        CheckBothWays("daily-grant.json", [Samples.DailyGrant], EntitiesJsonContext.Default.DailyGrant);
    }

    private static void CheckBothWays<T>(string name, IEnumerable<T> samples, JsonTypeInfo<T> info)
    {
        GoldenFile.Check(name, Lines(samples.Select(sample => JsonSerializer.Serialize(sample, info))));
        var text = GoldenFile.Read(name);
        Lines(Split(text).Select(line => JsonSerializer.Serialize(JsonSerializer.Deserialize(line, info)!, info))).ShouldBe(text);
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
